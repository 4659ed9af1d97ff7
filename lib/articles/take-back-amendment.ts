import type { Article, WithdrawalWindow } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { storedBodySchema } from './body/body.ts'
import { type ArticleText, columnsOf, textOf } from './content.ts'
import { contentFields, fieldsOf } from './fields.ts'
import { publicTimes } from './public-times.ts'
import { recordChange } from './record-change.ts'
import { saveCopy } from './save-working-copy.ts'

/** Shows readers again what they saw before an amendment, without its correction note. Its text becomes the working copy,
 *  where nobody has begun another one. */
export async function takeBackAmendment(
  tx: Tx,
  actor: Actor,
  article: Article,
  window: WithdrawalWindow & { liveVersion: number },
): Promise<void> {
  const { id, version } = article
  const amended = await textOf(tx, article)
  const text = await textBefore(tx, id, window.liveVersion)
  const { amendedAt, publishedAt, publicSince, editorId } = window
  // One of a version before, which had no times in it.
  const times = publishedAt === null ? publicTimes(article, text) : { publishedAt, publicSince }
  const data = { ...(await columnsOf(tx, text)), ...times, amendedAt, editorId }
  const row = await tx.article.update({ where: { id }, data })
  const where = { articleId: id, version: window.version }
  const correction = await tx.correction.findFirst({ where })
  await tx.correction.deleteMany({ where })
  const note = correction?.note ?? ''
  await recordChange(tx, row, {
    move: 'withdraw-amendment',
    by: actor,
    text,
    before: { text: amended, cityId: article.cityId },
    details: { version: window.version, note },
  })
  // One that was written from the same text goes on from it.
  const { count } = await tx.workingCopy.updateMany({
    where: { articleId: id, basedOn: window.liveVersion },
    data: { basedOn: version },
  })
  const isFree = count === 0 && (await tx.workingCopy.count({ where: { articleId: id } })) === 0
  if (isFree) await saveCopy(tx, actor, { id, version, copyVersion: 0 }, { content: amended, note })
}

async function textBefore(tx: Tx, articleId: number, version: number): Promise<ArticleText> {
  const revision = await tx.revision.findUniqueOrThrow({
    where: { articleId_version: { articleId, version } },
  })
  return { ...fieldsOf(revision, contentFields), body: storedBodySchema.parse(revision.body) }
}
