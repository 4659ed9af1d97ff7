import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { markCitiesChanged } from '../cities/mark-changed.ts'
import { sendJob } from '../jobs/send-job.ts'
import type { ArticleText } from './content.ts'
import { fieldsOf } from './fields.ts'
import { updateListings } from './listings.ts'
import { markRelatedDue } from './mark-related-due.ts'
import { cardPictureOf } from './media-of-text.ts'
import { type Before, purgeArticlePages } from './purge-article-pages.ts'
import { recordChanges } from './record-changes.ts'
import { sendAnnouncement } from './send-announcement.ts'
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
 * the media it uses, the text by which a collected page is known as this article, the jobs that follow, the cities that
 * changed, what is kept for readers beside it, and the purge. To be called last, with the row as it is then. Of other things
 * than articles `recordAudit` keeps the record.
 * @returns whether the article's text is its own; false where another article had it first
 */
export async function recordChange(
  tx: Tx,
  article: Changed,
  { move, by, details = {}, text, before }: Change,
): Promise<{ isOwnText: boolean }> {
  const { from, to, isPublic, storesText, job } = moves[move]
  const isLive = states[to].public === 'text'
  if (isPublic && from.some((state) => states[state].public === 'text')) await retireRevision(tx, article.id)
  if (isPublic && isLive && !storesText) await reviveRevision(tx, article.id)
  await recordChanges(tx, { move, by }, [{ article, text, details }])
  if (!isPublic) return { isOwnText: true }
  // Other sites go on showing the text of before.
  if (before) await enterText(tx, article.id, before.text)
  const isOwnText = text ? await enterText(tx, article.id, text) : true
  if (job) {
    await sendJob(tx, job, { articleId: article.id })
    await sendAnnouncement(tx, article.id)
  }
  await updateForReaders(
    tx,
    article,
    before && {
      cityId: before.cityId,
      ...fieldsOf(before.text, ['columnId', 'sourceName']),
      isNamedAnew: isNamedAnew(before.text, text),
    },
  )
  return { isOwnText }
}

/** What is kept for readers beside the article follows, and the cached pages that show it are purged. */
async function updateForReaders(tx: Tx, article: Changed, before?: Before): Promise<void> {
  const { id, cityId } = article
  // First: it holds the cities, so that two changes do not count the articles of one day from both sides.
  const citySlugs = await markCitiesChanged(tx, [before?.cityId ?? cityId, cityId])
  await deleteSharePictures(tx, id)
  await markRelatedDue(tx, id)
  const lists = await updateListings(tx, id)
  await purgeArticlePages(tx, article, { citySlugs, lists }, before)
}

/** They are drawn anew when they are asked for. */
async function deleteSharePictures(tx: Tx, articleId: number): Promise<void> {
  await tx.sharePicture.deleteMany({ where: { articleId } })
}

const named = ['title', 'publicationDate', 'sourceName', 'columnId'] as const

/** Whether pages beside its lists (hot lists, related articles, those before and after it) show another line or picture of it. */
function isNamedAnew(before: ArticleText, now: ArticleText | undefined): boolean {
  if (!now) return true
  return named.some((field) => before[field] !== now[field]) || cardPictureOf(before) !== cardPictureOf(now)
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
