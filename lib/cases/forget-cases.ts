import { z } from 'zod'
import { batchByBatch } from '#lib/db/batch-by-batch.ts'
import { databaseNow } from '#lib/db/database-now.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { readSetting } from '../settings/read-setting.ts'
import { sealClaim } from './notice-begins.ts'
import { noticeClaimSchema } from './notice-claim.ts'

const ACTOR = systemActor('案件')

/**
 * Deletes what the sides of cases wrote whose identity was deleted at its expiry, and what was written to both sides, because a forwarded
 * notice names the other side, too (个人信息保护法 §19, 47). The steps on record stay, and so do the keyed hashes of a bar (条例 §17).
 * @returns of how many cases
 */
export function forgetSides(): Promise<number> {
  return batchByBatch(async (tx, most) => {
    const rows = await queryRows(
      z.object({ id: z.int() }),
      Prisma.sql`
        SELECT rights_case.id FROM rights_case WHERE EXISTS (
          SELECT FROM party WHERE deleted_at IS NOT NULL AND (party.id = rights_case.party_id
            OR party.id IN (SELECT party_id FROM counter_notice WHERE case_id = rights_case.id)))
        ORDER BY id LIMIT ${most} FOR NO KEY UPDATE`,
      tx,
    )
    for (const { id } of rows) await forgetSidesOf(tx, id)
    return rows.length
  })
}

async function forgetSidesOf(tx: Tx, caseId: number): Promise<void> {
  const gone = await deletedSides(tx, caseId)
  await tx.counterNotice.updateMany({
    where: { caseId, partyId: { in: gone } },
    data: { partyId: null, claimSealed: null },
  })
  await tx.rightsCase.updateMany({
    where: { id: caseId, partyId: { in: gone } },
    data: { partyId: null, ...nothingClaimed(caseId) },
  })
  await forgetLettersOf(tx, caseId)
}

async function deletedSides(tx: Tx, caseId: number): Promise<string[]> {
  const { partyId, counterNotices } = await tx.rightsCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { partyId: true, counterNotices: { select: { partyId: true } } },
  })
  const sides = [partyId, ...counterNotices.map((one) => one.partyId)].flatMap((one) => one ?? [])
  const deleted = await tx.party.findMany({
    where: { id: { in: sides }, deletedAt: { not: null } },
    select: { id: true },
  })
  return deleted.map(({ id }) => id)
}

/**
 * Deletes what is left of what was written in cases that ended so long ago (the setting `cases.identity_months`) and whose sides are
 * forgotten or never said who they are: the claim, the letters, the published notice, and addresses elsewhere (个人信息保护法 §19, 47).
 * The record of the steps stays, with the articles of the portal and the day of a published notice, which past years' figures count; all of it stays while an order blocks them.
 * @returns of how many cases
 */
export function forgetCases(): Promise<number> {
  return batchByBatch(async (tx, most) => {
    const months = await readSetting(tx, 'cases.identity_months')
    const rows = await queryRows(
      z.object({ id: z.int() }),
      Prisma.sql`
        SELECT id FROM rights_case
        WHERE state = 'closed' AND outcome <> 'blocked' AND party_id IS NULL
          AND closed_at <= now() - ${months} * interval '1 month'
          AND (forgotten_at IS NULL OR forgotten_at < closed_at)
          AND NOT EXISTS (SELECT FROM rights_case AS main
            WHERE main.id = rights_case.merged_into_id AND (main.state <> 'closed' OR main.outcome = 'blocked'))
          AND NOT EXISTS (SELECT FROM counter_notice WHERE case_id = rights_case.id AND party_id IS NOT NULL)
        ORDER BY id LIMIT ${most} FOR NO KEY UPDATE`,
      tx,
    )
    for (const { id } of rows) await forgetCase(tx, id)
    return rows.length
  })
}

async function forgetCase(tx: Tx, caseId: number): Promise<void> {
  await tx.counterNotice.updateMany({ where: { caseId }, data: { claimSealed: null } })
  await tx.caseArticle.updateMany({ where: { caseId, articleId: null }, data: { url: '' } })
  await tx.rightsCase.update({
    where: { id: caseId },
    data: {
      ...nothingClaimed(caseId),
      publicNotice: null,
      forgottenAt: await databaseNow(tx),
    },
  })
  await forgetLettersOf(tx, caseId)
}

function nothingClaimed(caseId: number) {
  return { claimantKey: null, claimSealed: sealClaim(caseId, noticeClaimSchema.parse({})) }
}

/** The letters of a case, with its entry in the audit trail. */
async function forgetLettersOf(tx: Tx, caseId: number): Promise<void> {
  await tx.caseMessage.updateMany({ where: { caseId }, data: { textSealed: null } })
  await recordAudit(tx, { event: 'case_forgotten', by: ACTOR, about: { subject: 'case', id: caseId } })
}
