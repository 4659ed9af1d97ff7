import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { readSetting } from '../settings/read-setting.ts'
import { sealClaim } from './notice-begins.ts'
import { noticeClaimSchema } from './notice-claim.ts'

const ACTOR = systemActor('案件')
const BATCH = 100

/**
 * Deletes what is left of what was written in cases that ended so long ago (the setting `cases.identity_months`) and whose sides are
 * forgotten or never said who they are: the claim, the letters, the published notice, and addresses elsewhere (个人信息保护法 §19, 47).
 * The record of the steps stays, with the articles of the portal.
 * @returns of how many cases
 */
export async function forgetCases(): Promise<number> {
  let all = 0
  for (let last = BATCH; last === BATCH; all += last) last = await transaction((tx) => forgetBatch(tx))
  return all
}

async function forgetBatch(tx: Tx): Promise<number> {
  const months = await readSetting(tx, 'cases.identity_months')
  const rows = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`
      SELECT id FROM rights_case
      WHERE state = 'closed' AND party_id IS NULL AND closed_at <= now() - ${months} * interval '1 month'
        AND (forgotten_at IS NULL OR forgotten_at < closed_at)
        AND NOT EXISTS (SELECT FROM rights_case AS whole WHERE whole.id = rights_case.merged_into_id AND whole.state <> 'closed')
        AND NOT EXISTS (SELECT FROM counter_notice WHERE case_id = rights_case.id AND party_id IS NOT NULL)
      ORDER BY id LIMIT ${BATCH} FOR NO KEY UPDATE`,
    tx,
  )
  for (const { id } of rows) await forget(tx, id)
  return rows.length
}

const nothingSaid = noticeClaimSchema.parse({})

async function forget(tx: Tx, id: number): Promise<void> {
  await tx.caseMessage.updateMany({ where: { caseId: id }, data: { textSealed: null } })
  await tx.counterNotice.updateMany({ where: { caseId: id }, data: { claimSealed: null } })
  await tx.caseArticle.updateMany({ where: { caseId: id, articleId: null }, data: { url: '' } })
  await tx.rightsCase.update({
    where: { id },
    data: {
      ...{ claimSealed: sealClaim(id, nothingSaid), claimantKey: null },
      ...{ publicNotice: null, noticePublishedAt: null, forgottenAt: await databaseNow(tx) },
    },
  })
  await recordAudit(tx, { event: 'case_forgotten', by: ACTOR, about: { subject: 'case', id } })
}
