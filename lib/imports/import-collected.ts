import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { type ArticleText, columnsOf } from '../articles/content.ts'
import { makePublic } from '../articles/make-public.ts'
import { textIdentity } from '../articles/text-identity.ts'
import { recordAudit } from '../audit/record.ts'
import { cityIdBySlug } from '../cities/find-city.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { addFirstPolicy, type PolicyFound } from '../policies/add-first-policy.ts'
import { openViews, raiseViews } from './collected-views.ts'
import { decodePage } from './decode-page.ts'
import { countEarlierTexts, enterEarlierTexts } from './enter-earlier-texts.ts'
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
export type Destination = { city: string; actor: Actor }

/** The same once it is known that pages can be imported there. */
export type OpenDestination = Destination & { readonly cityId: number }

/** Looks up the city, and has the texts entered that an earlier version imported, so that pages are known by them.
 *  @throws DomainError not-found (the city) */
export async function openDestination(to: Destination): Promise<OpenDestination> {
  const cityId = await cityIdBySlug(to.city)
  if ((await countEarlierTexts()) > 0) await enterEarlierTexts()
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
  if (known) return importedBefore(tx, known, { views: page.views, policy, by: into.actor })

  const { city, cityId } = into
  const text = textIn(page, cityId)
  const article = await tx.article.create({
    data: { ...(await columnsOf(tx, text)), ...publicationOf(page) },
  })
  if (page.views !== null) await openViews(tx, article.id, page.views)
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
  const added = views === null ? 0 : await raiseViews(tx, id, views)
  if (added > 0) {
    const about = { subject: 'article' as const, id }
    await recordAudit(tx, { event: 'article_views_adjusted', by, about, details: { amount: added, views } })
  }
  return { articleId: id, created: false, status, policy, ...(added === 0 ? {} : { viewsAdded: added }) }
}

function textIn(page: CollectedPage, cityId: number): ArticleText {
  const { title, summary, body, author, sourceName, sourceUrl } = page
  const { sourceEditor, sourceResponsibleEditor, photographer } = page
  const credits = { author, sourceName, sourceUrl, sourceEditor, sourceResponsibleEditor, photographer }
  return { title, originalTitle: null, summary, body, ...credits, cityId, columnId: null }
}

/** A collected page is public from the day on that it names. */
function publicationOf({ publishedAt }: CollectedPage) {
  return { origin: 'repost', status: 'published', publishedAt, collectedAt: new Date() } as const
}
