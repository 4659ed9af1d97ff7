import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { emptyBody } from '../articles/body/empty-body.ts'
import { forgetDraft } from '../articles/forget-draft.ts'
import { recordAudit } from '../audit/record.ts'
import { deleteUnused } from '../media/delete-media.ts'
import { heldSentence, whatHolds } from '../media/what-holds.ts'
import { readSetting } from '../settings/read-setting.ts'
import { theContributor } from './contributor.ts'
import { setArticleAside } from './set-article-aside.ts'

const ACTOR = systemActor('投稿')
const BATCH = 100

const FORGOTTEN = '（已按保存期限删除）'

/** How many contributions and drafts made of them were deleted. */
export type Forgotten = { contributions: number; drafts: number }

/**
 * Deletes what was declined or withdrawn, or accepted into a draft that was then deleted, once its time is over and its
 * contributor is forgotten: title, pen name and text, which may tell who he is, the same of the draft that was made of it, and
 * the files that came with it and are used nowhere else (个人信息保护法 §19, 47). The record of its steps and the hash of the original
 * stay. An article that readers have seen has rules of its own.
 */
export async function forgetContributions(): Promise<Forgotten> {
  const all = { contributions: 0, drafts: 0 }
  for (let last = BATCH; last === BATCH; ) {
    const batch = await transaction((tx) => forgetBatch(tx))
    last = batch.length
    all.contributions += batch.filter(({ isNew }) => isNew).length
    all.drafts += batch.filter(({ hadDraft }) => hadDraft).length
  }
  return all
}

type Done = { isNew: boolean; hadDraft: boolean }

/** Also those that an earlier version of the portal forgot, and left their drafts. */
async function forgetBatch(tx: Tx): Promise<Done[]> {
  const months = await readSetting(tx, 'contributions.identity_months')
  const rows = await queryRows(
    z.object({ id: z.int(), articleId: z.int().nullable(), isNew: z.boolean() }),
    Prisma.sql`
      SELECT contribution.id, article_id AS "articleId", contribution.title <> ${FORGOTTEN} AS "isNew"
      FROM contribution LEFT JOIN article ON article.id = article_id
      WHERE party_id IS NULL
        AND CASE WHEN state IN ('declined', 'withdrawn') THEN closed_at
            WHEN state = 'accepted' AND status = 'deleted' THEN article.changed_at END
          <= now() - ${months} * interval '1 month'
        AND (contribution.title <> ${FORGOTTEN} OR status = 'deleted' AND article.title <> ${FORGOTTEN})
      ORDER BY contribution.id LIMIT ${BATCH} FOR NO KEY UPDATE OF contribution`,
    tx,
  )
  const done: Done[] = []
  for (const { id, articleId, isNew } of rows) {
    const files = await filesOf(tx, { id, articleId })
    const hadDraft = articleId !== null && (await forgetDraftOf(tx, articleId))
    if (isNew) await forget(tx, id)
    await deleteFiles(tx, files)
    done.push({ isNew, hadDraft })
  }
  return done
}

async function forgetDraftOf(tx: Tx, articleId: number): Promise<boolean> {
  const isUnseen = await setArticleAside(tx, ACTOR, { articleId, note: FORGOTTEN })
  return isUnseen && forgetDraft(tx, ACTOR, { id: articleId, title: FORGOTTEN })
}

async function forget(tx: Tx, id: number): Promise<void> {
  await tx.contribution.update({
    where: { id },
    data: {
      ...{ title: FORGOTTEN, penName: FORGOTTEN, body: emptyBody, mediaIds: [] },
      ...{ fingerprint: null, bands: [] },
    },
  })
  await tx.contributionMessage.updateMany({
    where: { contributionId: id },
    data: { textSealed: null, mediaIds: [] },
  })
  await recordAudit(tx, {
    event: 'contribution_forgotten',
    by: ACTOR,
    about: { subject: 'contribution', id },
  })
}

/** What came with a contribution, and what its draft shows. */
async function filesOf(
  tx: Tx,
  { id, articleId }: { id: number; articleId: number | null },
): Promise<number[]> {
  const { mediaIds, messages } = await tx.contribution.findUniqueOrThrow({
    where: { id },
    select: { mediaIds: true, messages: { select: { mediaIds: true } } },
  })
  const shown = articleId === null ? [] : await tx.articleMedia.findMany({ where: { articleId } })
  return [
    ...mediaIds,
    ...messages.flatMap((message) => message.mediaIds),
    ...shown.map(({ mediaId }) => mediaId),
  ]
}

/** Those that a contributor sent and that nothing else uses, another contribution included. */
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
