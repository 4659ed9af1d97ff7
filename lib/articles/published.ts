import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { readMedia } from '../media/read-media.ts'
import { textColumns } from '../policies/policy-texts.ts'
import { shownPolicy } from '../policies/shown-policy.ts'
import { newestOf } from '../time.ts'
import { storedBodySchema } from './body/body.ts'
import { mediaOf } from './body/media-of.ts'
import { type TextField, textFields } from './fields.ts'
import { changesOf } from './page-of-list.ts'
import { listedArticles, neighboursOf } from './published-list.ts'
import type { ListedArticle, PublishedArticle, Tombstone } from './published-types.ts'
import { removalWording, takeDownReasons } from './take-down-reasons.ts'

/** The one condition of every reader's query: what is not published is not there. */
const published = {
  status: 'published',
  publishedAt: { not: null },
} as const satisfies Prisma.ArticleWhereInput

const cityName = { select: { slug: true, name: true } } as const

type Found =
  | { kind: 'article'; article: PublishedArticle; newest: ListedArticle[] }
  | { kind: 'tombstone'; tombstone: Tombstone }

/**
 * The published article of this number, or what is left of one that was suspended or taken down, or null.
 * @param withNewest how many of its city's newest other articles are to come with it
 */
export async function readPublished(id: number, { withNewest = 0 } = {}): Promise<Found | null> {
  const row = await db().article.findUnique({ where: { id, ...published }, select: whole })
  if (!row?.publishedAt) {
    const tombstone = await readTombstone(id)
    if (tombstone) return { kind: 'tombstone', tombstone }
    // Two looks are two moments: what was restored in between is there by now.
    return (await isPublished(id)) ? readPublished(id, { withNewest }) : null
  }
  const body = storedBodySchema.parse(row.body)
  const [neighbours, beside, media] = await Promise.all([
    neighboursOf(row.cityId, { at: row.publishedAt, id }),
    withNewest > 0 ? newestBeside(row, withNewest) : [],
    readMedia([...mediaOf(body), ...(row.cardMediaId === null ? [] : [row.cardMediaId])]),
  ])
  return {
    kind: 'article',
    article: toArticle(row, row.publishedAt, { ...neighbours, body, media }),
    newest: beside,
  }
}

/** Whether an article of this number is published, or what is left of it, or null: the same, without the article. */
export async function publicState(
  id: number,
): Promise<{ kind: 'article' } | { kind: 'tombstone'; tombstone: Tombstone } | null> {
  if (await isPublished(id)) return { kind: 'article' }
  const tombstone = await readTombstone(id)
  if (tombstone) return { kind: 'tombstone', tombstone }
  return (await isPublished(id)) ? { kind: 'article' } : null
}

async function isPublished(id: number): Promise<boolean> {
  return (await db().article.findUnique({ where: { id, ...published }, select: { id: true } })) !== null
}

/** What readers may know of an article that was suspended or taken down; null when it was not. */
async function readTombstone(id: number): Promise<Tombstone | null> {
  const takedown = await db().takedown.findFirst({
    where: { articleId: id, restoredAt: null },
    select: { reason: true, at: true, isSuspension: true },
  })
  if (!takedown) return null
  const { status } = takeDownReasons[takedown.reason]
  const { at: takenDownAt, isSuspension: isSuspended } = takedown
  return {
    id,
    isSuspended,
    status,
    publicWording: removalWording(takedown),
    takenDownAt,
  }
}

const whole = {
  ...(Object.fromEntries(textFields.map((field) => [field, true])) as Record<TextField, true>),
  id: true,
  origin: true,
  sourceUrl: true,
  publishedAt: true,
  amendedAt: true,
  column: cityName,
  source: { select: { name: true } },
  viewCounter: { select: { total: true } },
  body: true,
  cardMediaId: true,
  collectedAt: true,
  changedAt: true,
  cityId: true,
  city: { select: { slug: true, name: true, changedAt: true } },
  policy: { select: { version: true, ...textColumns } },
  editor: { select: { name: true } },
  corrections: { select: { at: true, note: true }, orderBy: { id: 'asc' } },
  shareLinks: { select: { channel: true, code: true } },
} as const satisfies Prisma.ArticleSelect

type WholeRow = Prisma.ArticleGetPayload<{ select: typeof whole }>

function toArticle(
  row: WholeRow,
  publishedAt: Date,
  more: Pick<PublishedArticle, 'previous' | 'next' | 'body' | 'media'>,
): PublishedArticle {
  const {
    city,
    source,
    editor,
    viewCounter,
    shareLinks,
    cityId: _,
    sourceUrl,
    changedAt,
    cardMediaId,
    policy,
    ...same
  } = row
  return {
    ...same,
    ...more,
    picture: (cardMediaId !== null && more.media.get(cardMediaId)) || null,
    publishedAt,
    city: { slug: city.slug, name: city.name },
    source: source && { name: source.name, url: sourceUrl },
    policy: policy && shownPolicy(policy, row.origin),
    responsibleEditor: editor?.name ?? null,
    views: Number(viewCounter?.total ?? 0n),
    shareCodes: Object.fromEntries(shareLinks.map(({ channel, code }) => [channel, code])),
    changedAt,
    // A neighbour that comes or goes changes its page too, and with it the city.
    pageChangedAt: newestOf([changedAt, city.changedAt, ...changesOf(more.media.values())]),
  }
}

async function newestBeside({ id, cityId }: { id: number; cityId: number }, count: number) {
  const others = await listedArticles({ scope: { of: 'city', cityId }, limit: count + 1 })
  return others.filter((one) => one.id !== id).slice(0, count)
}
