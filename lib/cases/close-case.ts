import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { extendParty } from '../parties/extend-party.ts'
import { identitiesUntil } from './notice-begins.ts'

/** What follows the end of a case: the identities of its sides are kept from now on for as long as the settings say, and its
 *  merged cases' claimants learn how it ended. */
export async function closeCase(tx: Tx, row: RightsCase, { by, at }: { by: Actor; at: Date }): Promise<void> {
  const until = await identitiesUntil(tx, at)
  const counters = await tx.counterNotice.findMany({
    where: { caseId: row.id, partyId: { not: null } },
    select: { partyId: true },
  })
  const parties = [row.partyId, ...counters.map(({ partyId }) => partyId)].filter((id) => id !== null)
  const kept = await tx.party.findMany({
    where: { id: { in: parties }, deletedAt: null },
    select: { id: true },
  })
  for (const { id } of kept) await extendParty(tx, by, id, { until, why: 'case_closed' })
}
