import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { sourceIdOf } from '../articles/content.ts'
import { purgeArticlePages } from '../articles/purge-article-pages.ts'
import { recordChange } from '../articles/record-change.ts'
import { makeShareLinks } from '../articles/share-links.ts'
import { enterIdentity, textIdentity } from '../articles/text-identity.ts'
import { cityIdBySlug } from '../cities/find-city.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { addFirstPolicy, type PolicyFound } from '../policies/add-first-policy.ts'
import { policyFor } from '../policies/policy-for.ts'
import { openViews, raiseViews } from './collected-views.ts'
import { decodePage } from './decode-page.ts'
import { areEarlierTextsWaiting, enterEarlierTexts } from './enter-earlier-texts.ts'
import { knownArticle } from './known-text.ts'
import { type CollectedPage, parseCollected } from './parse-collected.ts'
import type { NotUnderstood } from './read-meta.ts'

export type Imported = {
  articleId: number
  /** False when an article had this text already; nothing but its 人气 was changed then. */
  created: boolean
  status: ArticleStatus
  policy: PolicyFound
  /** By how much a newer count of the same page raised the 人气; below zero: it was lower, and nothing was changed. */
  viewsAdded?: number
  /** What stands among the page's facts and was not taken in. */
  notUnderstood?: NotUnderstood[]
}

/** Where collected articles go, and in whose name. */
export type Destination = { city: string; actor: string }

/** The same once it is known that pages can be imported there. */
export type OpenDestination = Destination & { readonly cityId: number }

/** Looks up the city, and has the texts entered that an earlier version imported, so that pages are known by them.
 *  @throws DomainError not-found (the city) */
export async function openDestination(to: Destination): Promise<OpenDestination> {
  const cityId = await cityIdBySlug(to.city)
  if (await areEarlierTextsWaiting()) await enterEarlierTexts()
  return { ...to, cityId }
}

/**
 * Publishes the article of a collected page as a repost, once: its 声明 becomes the first version of the policy where
 * there is none, its 人气 an adjustment of the counter. What reads the same is the same article, however it was saved.
 * @throws DomainError invalid-input (`details.line` where the text is no such page) | too-large | not-found (the city) |
 *   gone | blocked (the article was taken down; `details` say by which removal) | conflict
 */
export async function importCollected(
  bytes: Uint8Array,
  to: Destination | OpenDestination,
): Promise<Imported> {
  const page = parseCollected(decodePage(bytes))
  const into = 'cityId' in to ? to : await openDestination(to)
  const run = () => transaction((tx) => importPage(tx, page, into))
  // An editor published this text in the same moment: the second look finds it.
  const imported = await run().catch((error) => {
    if (isDomainError(error) && error.code === 'conflict') return run()
    throw error
  })
  return page.notUnderstood.length > 0 ? { ...imported, notUnderstood: page.notUnderstood } : imported
}

async function importPage(tx: Tx, page: CollectedPage, into: OpenDestination): Promise<Imported> {
  const identity = textIdentity(page)
  const known = await knownArticle(tx, { identity, sourceUrl: page.sourceUrl })
  const policy = await addFirstPolicy(tx, into.actor, page.policy)
  if (known) return importedBefore(tx, known, page.views, policy)

  const { city, cityId, actor } = into
  const article = await tx.article.create({
    data: { ...(await columnsOf(tx, page)), cityId },
    select: { id: true, version: true, status: true, cityId: true, publishedAt: true },
  })
  if (!(await enterIdentity(tx, article.id, identity)))
    throw new DomainError('conflict', '别人刚刚发布了这篇文章，请再导入一次。')
  await makeShareLinks(tx, article.id)
  if (page.views !== null) await openViews(tx, article.id, page.views)
  await recordChange(tx, article, {
    event: 'article_imported',
    by: actor,
    details: { city, views: page.views, policy, version: article.version },
    revision: { text: textIn(page, cityId), live: true },
    topic: 'article.published',
  })
  await purgeArticlePages(tx, article)
  return { articleId: article.id, created: true, status: article.status, policy }
}

async function importedBefore(
  tx: Tx,
  { id, status }: { id: number; status: ArticleStatus },
  views: number | null,
  policy: PolicyFound,
): Promise<Imported> {
  const added = views === null ? 0 : await raiseViews(tx, id, views)
  return { articleId: id, created: false, status, policy, ...(added === 0 ? {} : { viewsAdded: added }) }
}

/** The words of a page as a revision keeps them. */
function textIn(page: CollectedPage, cityId: number) {
  const { title, summary, body, author, sourceName, sourceUrl } = page
  const { sourceEditor, sourceResponsibleEditor, photographer } = page
  const credits = { author, sourceName, sourceUrl, sourceEditor, sourceResponsibleEditor, photographer }
  return { title, originalTitle: null, summary, body, ...credits, cityId, columnId: null }
}

async function columnsOf(tx: Tx, page: CollectedPage) {
  const { title, summary, body, author, sourceName, sourceUrl, publishedAt } = page
  const { sourceEditor, sourceResponsibleEditor, photographer } = page
  const [sourceId, policyId] = [await sourceIdOf(tx, sourceName), await policyFor(tx, 'repost')]
  return {
    ...({ origin: 'repost', status: 'published', publishedAt, collectedAt: new Date() } as const),
    ...{ title, summary, body, author, sourceId, sourceUrl, policyId },
    ...{ sourceEditor, sourceResponsibleEditor, photographer },
  }
}
