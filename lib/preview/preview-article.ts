import { db } from '#lib/db/client.ts'
import { fieldsOf, textFields } from '../articles/fields.ts'
import { cardPictureOf } from '../articles/media-of-text.ts'
import { publicationInstant } from '../articles/publication-date.ts'
import { listedArticles, neighboursOf } from '../articles/published-list.ts'
import type { ListedArticle, PublishedArticle } from '../articles/published-types.ts'
import { policyInForce } from '../policies/in-force.ts'
import { shownPolicy } from '../policies/shown-policy.ts'
import type { PreviewedRow } from './newest-text.ts'
import { previewMedia } from './preview-media.ts'
import type { ShownText } from './preview-text.ts'

const NEWEST = 5
/** The number of an article that there is not yet stands after all others. */
const LAST_NUMBER = 2_147_483_647

/** A page as readers would see it, with the newest others of its city. */
export type Preview = { article: PublishedArticle; newest: ListedArticle[] }

/**
 * The article that readers would see if this text were published now.
 * @param row the article that it is of; null for one that there is not yet
 * @param editorName who would answer for it, where that is another one than the article's
 * @param token of the preview link by which it is seen
 */
export async function previewArticle(
  shown: ShownText,
  row: PreviewedRow | null,
  { editorName, token = null }: { editorName: string | null; token?: string | null },
): Promise<Preview> {
  const { content, origin, note } = shown
  const now = new Date()
  const isLive = row !== null && row.publishedAt !== null
  const publishedAt = dateOf(content.publicationDate, row, now)
  const id = row?.id ?? LAST_NUMBER
  const [places, policy, neighbours, newest, media] = await Promise.all([
    placesOf(content),
    isLive ? row.policy && shownPolicy(row.policy, origin) : policyInForce(db(), 'disclaimer', { origin }),
    neighboursOf(content.cityId, { at: publishedAt, id }),
    listedArticles({ scope: { of: 'city', cityId: content.cityId }, limit: NEWEST + 1 }),
    previewMedia(shown, token),
  ])
  const corrections = row?.corrections ?? []
  const isNoted = isLive && note !== ''
  const article: PublishedArticle = {
    ...{ id: row?.id ?? 0, origin, ...fieldsOf(content, textFields), body: content.body, media, ...places },
    picture: media.get(cardPictureOf(content) ?? 0) ?? null,
    source: content.sourceName === null ? null : { name: content.sourceName, url: content.sourceUrl },
    responsibleEditor: editorName ?? row?.editor?.name ?? null,
    collectedAt: row?.collectedAt ?? null,
    publishedAt,
    amendedAt: isNoted ? now : (row?.amendedAt ?? null),
    corrections: isNoted ? [...corrections, { at: now, note }] : corrections,
    policy,
    views: Number(row?.viewCounter?.total ?? 0n),
    shareCodes: {},
    ...neighbours,
    ...{ changedAt: now, pageChangedAt: now },
  }
  return { article, newest: newest.filter((one) => one.id !== id).slice(0, NEWEST) }
}

/** The date that is set; else that of the publication, or now where there was none. */
function dateOf(publicationDate: string | null, row: PreviewedRow | null, now: Date): Date {
  if (row?.publishedAt && row.publicationDate === publicationDate) return row.publishedAt
  return publicationInstant(publicationDate) ?? row?.publicSince ?? row?.publishedAt ?? now
}

async function placesOf({ cityId, columnId }: ShownText['content']) {
  const select = { slug: true, name: true } as const
  const city = await db().city.findUnique({ where: { id: cityId }, select })
  const column = columnId === null ? null : await db().column.findUnique({ where: { id: columnId }, select })
  return { city: city ?? { slug: '', name: '' }, column }
}
