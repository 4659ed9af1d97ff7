import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { extendParty } from '../parties/extend-party.ts'
import { readSetting } from '../settings/read-setting.ts'

/** Until when a contributor's identity is kept from now on, by the database's clock and the setting
 *  `contributions.identity_months` (个人信息保护法 §19). */
export async function keptUntil(client: Client): Promise<Date> {
  const months = await readSetting(client, 'contributions.identity_months')
  const [row] = await queryRows(
    z.object({ until: z.date() }),
    Prisma.sql`SELECT now() + ${months} * interval '1 month' AS until`,
    client,
  )
  if (!row) throw new Error('a statement without a row')
  return row.until
}

/** Has the time for which a contributor's identity is kept begin anew, at the end of what it was needed for. */
export async function keepFromNowOn(
  tx: Tx,
  actor: Actor,
  { partyId }: { partyId: string | null },
): Promise<void> {
  if (partyId === null) return
  const isDeleted = await tx.party.count({ where: { id: partyId, deletedAt: { not: null } } })
  if (isDeleted > 0) return
  await extendParty(tx, actor, partyId, { until: await keptUntil(tx), why: 'contribution_ended' })
}
