import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { auditInsert } from '../audit/record.ts'
import { sendJob } from '../jobs/send-job.ts'
import { recordUses } from '../media/record-uses.ts'
import { storeFingerprints } from '../near-duplicates/store-fingerprints.ts'
import { assertMediaFit } from './assert-media.ts'
import { unmarkedText } from './body/plain-text.ts'
import type { ArticleText } from './content.ts'
import { endPreviewLinks } from './end-preview-links.ts'
import { type ContentField, contentFields } from './fields.ts'
import { mediaOfText } from './media-of-text.ts'
import { purgeArticlePages } from './purge-article-pages.ts'
import { type Move, moves, states } from './status.ts'
import { enterText } from './text-identity.ts'

/** The row of an article as it is after a change. */
type Changed = { id: number; version: number; cityId: number; publishedAt: Date | null }

type Change = {
  move: Move
  by: Actor
  details?: Prisma.InputJsonObject
  /** The article's text as it is now. Only a move that readers do not see, and a restore, may leave it out. */
  text?: ArticleText
  /** What readers saw before, where it was another text or another city. */
  before?: { text: ArticleText; cityId: number }
}

/**
 * Everything that a change of an article leaves behind, in the transaction of the change: the revision, the audit entry,
 * the media it uses, the text by which a collected page is known as this article, the jobs that follow, the cities that changed, and the
 * purge. To be called last, with the row as it is then. Of other things than articles `recordAudit` keeps the record.
 * @returns whether the article's text is its own; false where another article had it first
 */
export async function recordChange(
  tx: Tx,
  article: Changed,
  { move, by, details = {}, text, before }: Change,
): Promise<{ isOwnText: boolean }> {
  const { from, to, event, isPublic, storesText, job } = moves[move]
  if (storesText && !text) throw new Error(`the move ${move} stores a text, and got none`)
  const isLive = states[to].public === 'text'
  if (isPublic && from.some((state) => states[state].public === 'text')) await retireRevision(tx, article.id)
  if (isPublic && isLive && !storesText) await reviveRevision(tx, article.id)
  const audit = auditInsert({ event, by, about: { subject: 'article', id: article.id }, details })
  await tx.$executeRaw(
    storesText && text
      ? Prisma.sql`WITH revised AS (${revisionInsert(article, { text, isLive, by })}) ${audit}`
      : audit,
  )
  if (storesText && text) {
    await moveUses(tx, article.id, { text, isLive, isFirst: from.length === 0 })
    await storeFingerprints(tx, [{ articleId: article.id, words: unmarkedText(text.body) }])
  }
  if (!states[to].isPreviewable) await endPreviewLinks(tx, article.id)
  if (!isPublic) return { isOwnText: true }
  // Other sites go on showing the text of before.
  if (before) await enterText(tx, article.id, before.text)
  const isOwnText = text ? await enterText(tx, article.id, text) : true
  if (job) await sendJob(tx, job, { articleId: article.id })
  await purgeArticlePages(tx, article, before && { ...before, isNamedAnew: isNamedAnew(before.text, text) })
  return { isOwnText }
}

/** The media of the text that was stored. A takedown and a restore leave them: the article's status decides who may see. */
async function moveUses(
  tx: Tx,
  articleId: number,
  { text, isLive, isFirst }: { text: ArticleText; isLive: boolean; isFirst: boolean },
): Promise<void> {
  const media = mediaOfText(text)
  if (isFirst && media.length === 0) return
  await assertMediaFit(tx, text.body)
  await recordUses(tx, articleId, isLive ? 'live' : 'draft', media)
  if (isLive && !isFirst) await recordUses(tx, articleId, 'draft', [])
}

/** Whether the pages of other articles name it otherwise: by another title, or from another place in the order of time. */
function isNamedAnew(before: ArticleText, now: ArticleText | undefined): boolean {
  return before.title !== now?.title || before.publicationDate !== now.publicationDate
}

/** No revision of the article is live any more; at most one is, that which readers see. */
async function retireRevision(tx: Tx, articleId: number): Promise<void> {
  await tx.revision.updateMany({ where: { articleId, live: true }, data: { live: false } })
}

/** The newest revision becomes the one that readers see. */
async function reviveRevision(tx: Tx, articleId: number): Promise<void> {
  const newest = await tx.revision.findFirstOrThrow({ where: { articleId }, orderBy: { version: 'desc' } })
  await tx.revision.update({ where: { id: newest.id }, data: { live: true } })
}

function revisionInsert(
  { id, version }: { id: number; version: number },
  { text, isLive, by }: { text: ArticleText; isLive: boolean; by: Actor },
): Prisma.Sql {
  const columns = contentFields.map((field) => Prisma.raw(columnOf(field)))
  const values = contentFields.map((field) =>
    field === 'body' ? Prisma.sql`${JSON.stringify(text.body)}::jsonb` : Prisma.sql`${text[field]}`,
  )
  return Prisma.sql`
    INSERT INTO revision (article_id, version, live, saved_by_id, saved_by_name, ${Prisma.join(columns)})
    VALUES (${id}, ${version}, ${isLive}, ${editorIdOf(by)}, ${by.name}, ${Prisma.join(values)})`
}

/** `sourceUrl` as `source_url`. */
function columnOf(field: ContentField): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
