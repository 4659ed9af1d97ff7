import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { type ArticleText, columnsOf } from '../articles/content.ts'
import { contentFields } from '../articles/fields.ts'
import { makePublic, publicColumns } from '../articles/make-public.ts'
import { publicationMinute } from '../articles/publication-date.ts'
import { textIdentity } from '../articles/text-identity.ts'
import { recordAudit } from '../audit/record.ts'
import { cityIdBySlug } from '../cities/find-city.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { addFirstPolicy, type PolicyFound } from '../policies/add-first-policy.ts'
import { backfillTextIdentities, countMissingTextIdentities } from './backfill-text-identities.ts'
import { decodePage } from './decode-page.ts'
import { findDuplicate } from './find-duplicate.ts'
import { addImportedViews, raiseImportedViews } from './imported-views.ts'
import { type CollectedPage, parseCollected } from './parse-collected.ts'
import type { NotUnderstood } from './read-meta.ts'

export type Imported = {
  articleId: number
  /** False when an article had this text already; then only its 人气 may have changed. */
  created: boolean
  status: ArticleStatus
  policy: PolicyFound
  /** How much the 人气 was raised by a newer count of the same page; negative when that count was lower and nothing changed. */
  viewsAdded?: number
  /** Parts of the page's metadata lines that were not understood and not imported. */
  notUnderstood?: NotUnderstood[]
}

/** The city (slug) that the articles are imported into, and who imports them. */
export type Destination = { city: string; actor: Actor }

/** A destination whose city is known to exist. */
export type ResolvedDestination = Destination & { readonly cityId: number }

/** Looks up the city, and runs the backfill of text identities where articles have none.
 *  @throws DomainError not-found (the city) */
export async function resolveDestination(to: Destination): Promise<ResolvedDestination> {
  const cityId = await cityIdBySlug(to.city)
  if ((await countMissingTextIdentities()) > 0) await backfillTextIdentities()
  return { ...to, cityId }
}

/**
 * Publishes the article of a collected page as a repost, once: its 声明 becomes the first version of the policy where
 * there is none, its 人气 an adjustment of the counter. A page with the same visible text is the same article.
 * @throws DomainError invalid-input (`details.line`: where the text cannot be parsed) | too-large | not-found (the city) |
 *   gone | blocked (the article was taken down; `details` say by which removal) | conflict
 */
export async function importCollected(
  bytes: Uint8Array,
  to: Destination | ResolvedDestination,
): Promise<Imported> {
  const page = parseCollected(decodePage(bytes))
  const into = 'cityId' in to ? to : await resolveDestination(to)
  const run = () => transaction((tx) => importPage(tx, page, into))
  // An editor published this text at the same time: the second attempt finds the article.
  const imported = await run().catch((error) => {
    if (isDomainError(error) && error.code === 'conflict') return run()
    throw error
  })
  return page.notUnderstood.length > 0 ? { ...imported, notUnderstood: page.notUnderstood } : imported
}

async function importPage(tx: Tx, page: CollectedPage, into: ResolvedDestination): Promise<Imported> {
  const identity = textIdentity(page)
  const known = await findDuplicate(tx, { identity, sourceUrl: page.sourceUrl })
  const policy = await addFirstPolicy(tx, into.actor, page.policy)
  if (known) return importedBefore(tx, known, { views: page.views, policy, by: into.actor })

  const { city, cityId } = into
  const text = textIn(page, cityId)
  const article = await tx.article.create({
    data: { ...(await columnsOf(tx, text)), ...(await publicationOf(tx, into.actor, page)) },
  })
  if (page.views !== null) await addImportedViews(tx, article.id, page.views)
  const details = { city, views: page.views, policy }
  const { isOwnText } = await makePublic(tx, into.actor, article, { move: 'import', text, details })
  if (!isOwnText) throw new DomainError('conflict', '别人刚刚发布了这篇文章，请再导入一次。')
  return { articleId: article.id, created: true, status: article.status, policy }
}

async function importedBefore(
  tx: Tx,
  { id, status }: { id: number; status: ArticleStatus },
  { views, policy, by }: { views: number | null; policy: PolicyFound; by: Actor },
): Promise<Imported> {
  const added = views === null ? 0 : await raiseImportedViews(tx, id, views)
  if (added > 0) {
    const about = { subject: 'article' as const, id }
    await recordAudit(tx, { event: 'article_views_adjusted', by, about, details: { amount: added, views } })
  }
  return { articleId: id, created: false, status, policy, ...(added === 0 ? {} : { viewsAdded: added }) }
}

/** The article's fields that the page gives; the others are empty. A date that it names is the article's. */
function textIn(page: CollectedPage, cityId: number): ArticleText {
  const told = contentFields.map((field) => [
    field,
    field in page ? page[field as keyof CollectedPage] : null,
  ])
  const { publishedAt } = page
  const publicationDate = publishedAt && publicationMinute(publishedAt)
  return { ...(Object.fromEntries(told) as ArticleText), publicationDate, cityId }
}

/** A collected page is public from the day on that it names. */
async function publicationOf(tx: Tx, actor: Actor, { publishedAt }: CollectedPage) {
  const origin = 'repost' as const
  const given = { origin, publishedAt, publicationDate: null, editorId: null }
  const columns = await publicColumns(tx, actor, given)
  return { ...columns, origin, status: 'published' as const, collectedAt: new Date() }
}
