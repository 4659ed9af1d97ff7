import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { extendParty } from '../parties/extend-party.ts'
import { identitiesUntil, sealClaim } from './notice-begins.ts'
import { noticeClaimSchema } from './notice-claim.ts'

const ACTOR = systemActor('案件')
const BATCH = 100

/**
 * Keeps the identities of a case's sides while the case, or the one that it was merged into, is open. Once it ends, the setting
 * `cases.identity_months` runs. If an identity has expired, the case also loses what that side wrote and what was written to both
 * sides, because a forwarded notice names the other side, too (个人信息保护法 §19, 47). The steps on record stay, and so do the keyed
 * hashes of a bar (条例 §17).
 */
export async function keepCaseParties(): Promise<{ extended: number; forgotten: number }> {
  return { extended: await inBatches(extendBatch), forgotten: await inBatches(forgetBatch) }
}

async function inBatches(work: (tx: Tx) => Promise<number>): Promise<number> {
  let all = 0
  for (let last = BATCH; last === BATCH; all += last) last = await transaction(work)
  return all
}

/** Those of open cases that would expire within a month. */
async function extendBatch(tx: Tx): Promise<number> {
  const until = await identitiesUntil(tx, await databaseNow(tx))
  const rows = await queryRows(
    z.object({ id: z.uuid() }),
    Prisma.sql`
      SELECT party.id FROM party
      WHERE deleted_at IS NULL AND until < now() + interval '1 month' AND until < ${until}
        AND (EXISTS (SELECT FROM rights_case LEFT JOIN rights_case AS main ON main.id = rights_case.merged_into_id
            WHERE rights_case.party_id = party.id AND coalesce(main.state, rights_case.state) <> 'closed')
          OR EXISTS (SELECT FROM counter_notice JOIN rights_case ON rights_case.id = case_id
            WHERE counter_notice.party_id = party.id AND state <> 'closed')
          OR EXISTS (SELECT FROM contribution JOIN rights_case ON contribution_id = contribution.id
            WHERE contribution.party_id = party.id AND rights_case.state <> 'closed'))
      ORDER BY until LIMIT ${BATCH}`,
    tx,
  )
  for (const { id } of rows) await extendParty(tx, ACTOR, id, { until, why: 'case_open' })
  return rows.length
}

const nothingSaid = noticeClaimSchema.parse({})

async function forgetBatch(tx: Tx): Promise<number> {
  const rows = await queryRows(
    z.object({ id: z.number() }),
    Prisma.sql`
      SELECT rights_case.id FROM rights_case WHERE EXISTS (
        SELECT FROM party WHERE deleted_at IS NOT NULL AND (party.id = rights_case.party_id
          OR party.id IN (SELECT party_id FROM counter_notice WHERE case_id = rights_case.id)))
      ORDER BY id LIMIT ${BATCH} FOR NO KEY UPDATE`,
    tx,
  )
  for (const { id } of rows) await forget(tx, id)
  return rows.length
}

async function forget(tx: Tx, id: number): Promise<void> {
  const deleted = await tx.party.findMany({
    where: { deletedAt: { not: null }, id: { in: await partiesOf(tx, id) } },
    select: { id: true },
  })
  const gone = deleted.map((one) => one.id)
  await tx.caseMessage.updateMany({ where: { caseId: id }, data: { textSealed: null } })
  await tx.counterNotice.updateMany({
    where: { caseId: id, partyId: { in: gone } },
    data: { partyId: null, claimSealed: null },
  })
  await tx.rightsCase.updateMany({
    where: { id, partyId: { in: gone } },
    data: { partyId: null, claimantKey: null, claimSealed: sealClaim(id, nothingSaid) },
  })
  await recordAudit(tx, { event: 'case_forgotten', by: ACTOR, about: { subject: 'case', id } })
}

async function partiesOf(tx: Tx, id: number): Promise<string[]> {
  const { partyId, counterNotices } = await tx.rightsCase.findUniqueOrThrow({
    where: { id },
    select: { partyId: true, counterNotices: { select: { partyId: true } } },
  })
  return [partyId, ...counterNotices.map((one) => one.partyId)].filter((one) => one !== null)
}
