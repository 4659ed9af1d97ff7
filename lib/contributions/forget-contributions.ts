import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import type { Body } from '../articles/body/body.ts'
import { recordAudit } from '../audit/record.ts'
import { deleteUnused } from '../media/delete-media.ts'
import { heldSentence, whatHolds } from '../media/what-holds.ts'
import { readSetting } from '../settings/read-setting.ts'
import { theContributor } from './contributor.ts'

const ACTOR = systemActor('投稿')
const BATCH = 100

const FORGOTTEN = '（已按保存期限删除）'
/** As the database allows it (the function `refuse_changed_original`). */
const nothing: Body = { type: 'doc', content: [{ type: 'paragraph' }] }

/**
 * Deletes what was declined or withdrawn once its time is over and its contributor is forgotten: title, pen name and text, which may
 * tell who he is, and the files that came with it and are used nowhere else (个人信息保护法 §19, 47). The record of its steps and the
 * hash of the original stay.
 * @returns of how many contributions
 */
export async function forgetContributions(): Promise<number> {
  let all = 0
  for (let last = BATCH; last === BATCH; all += last) last = await transaction((tx) => forgetBatch(tx))
  return all
}

async function forgetBatch(tx: Tx): Promise<number> {
  const months = await readSetting(tx, 'contributions.identity_months')
  const rows = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`
      SELECT id FROM contribution
      WHERE state IN ('declined', 'withdrawn') AND party_id IS NULL AND title <> ${FORGOTTEN}
        AND closed_at <= now() - ${months} * interval '1 month'
      ORDER BY id LIMIT ${BATCH} FOR NO KEY UPDATE`,
    tx,
  )
  for (const { id } of rows) await forget(tx, id)
  return rows.length
}

async function forget(tx: Tx, id: number): Promise<void> {
  const { mediaIds, messages } = await tx.contribution.findUniqueOrThrow({
    where: { id },
    select: { mediaIds: true, messages: { select: { mediaIds: true } } },
  })
  await tx.contribution.update({
    where: { id },
    data: {
      ...{ title: FORGOTTEN, penName: FORGOTTEN, body: nothing, mediaIds: [] },
      ...{ fingerprint: null, bands: [] },
    },
  })
  await tx.contributionMessage.updateMany({
    where: { contributionId: id },
    data: { textSealed: null, mediaIds: [] },
  })
  await deleteFiles(tx, [...mediaIds, ...messages.flatMap((message) => message.mediaIds)])
  await recordAudit(tx, {
    event: 'contribution_forgotten',
    by: ACTOR,
    about: { subject: 'contribution', id },
  })
}

/** Those that came with a contribution and that nothing else uses, another contribution included. */
async function deleteFiles(tx: Tx, ids: readonly number[]): Promise<void> {
  const files = await queryRows(
    z.object({ id: z.int(), version: z.int() }),
    Prisma.sql`
      SELECT id, version FROM media
      WHERE id = ANY (${[...ids]}) AND deleted_at IS NULL AND actor = ${theContributor.name}
        AND NOT EXISTS (SELECT FROM contribution WHERE media_ids @> ARRAY[media.id])
        AND NOT EXISTS (SELECT FROM contribution_message WHERE media_ids @> ARRAY[media.id])
      ORDER BY id`,
    tx,
  )
  for (const file of files)
    if (!heldSentence(await whatHolds(file.id, tx))) await deleteUnused(tx, ACTOR, file)
}
