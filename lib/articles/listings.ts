import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ListingKind } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { shanghaiDate } from '../time.ts'
import { creditsOf } from './credits.ts'
import { tagKey, tagNames } from './tag-names.ts'
import type { ListedBy } from './tags.ts'

type Listing = { kind: ListingKind; key: string; name: string }

/** What an article is listed by, as its row says it. */
type Listed = {
  cityId: number
  publishedAt: Date
  tags: string | null
  author: string | null
  photographer: string | null
}

/** Under which each correction of a published article is listed. */
const ofCorrection = { kind: 'correction', key: 'all', name: '' } as const

/** Where a published article is listed beside the lists by city, column and source, which its own row answers. */
export function listingsOf({ cityId, publishedAt, tags, author, photographer }: Listed): Listing[] {
  return [
    ...tagNames(tags).map((name) => ({ kind: 'tag' as const, key: tagKey(name), name })),
    ...creditsOf(author, photographer).map(({ name }) => ({
      kind: 'author' as const,
      key: tagKey(name),
      name,
    })),
    { kind: 'day', key: dayKey(cityId, publishedAt), name: '' },
  ]
}

function dayKey(cityId: number, at: Date): string {
  return `${cityId} ${shanghaiDate(at)}`
}

const keptRow = z.object({ kind: z.enum(ListingKind), key: z.string() })

/**
 * Lists an article under what its row says now, and no more under what it said before; nowhere when it is not published.
 * The archive's numbers follow. To be called once its cities are held (`markCitiesChanged`), so that two changes do not
 * count one day at a time from both sides.
 * @returns the lists in which it stands or stood, of the tags and persons of before, and else of now
 */
export async function updateListings(tx: Tx, articleId: number): Promise<ListedBy[]> {
  const row = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: {
      ...{ status: true, cityId: true, publishedAt: true, tags: true, author: true, photographer: true },
      ...{ columnId: true, source: { select: { name: true } }, corrections: { select: { at: true } } },
    },
  })
  const { publishedAt, columnId, source } = row
  const now = row.status === 'published' && publishedAt ? listingsOf({ ...row, publishedAt }) : []
  const before = await queryRows(
    keptRow,
    Prisma.sql`DELETE FROM article_listing WHERE article_id = ${articleId} RETURNING kind::text, key`,
    tx,
  )
  if (publishedAt && now.length > 0)
    await tx.articleListing.createMany({
      data: [
        ...now.map((one) => ({ ...one, publishedAt, articleId })),
        ...row.corrections.map(({ at }) => ({ ...ofCorrection, publishedAt: at, articleId })),
      ],
      skipDuplicates: true,
    })
  await countDays(tx, dayOf(before), dayOf(now))
  return [
    ...(columnId === null ? [] : [{ of: 'column' as const, columnId }]),
    ...(source === null ? [] : [{ of: 'source' as const, name: source.name }]),
    ...[...before, ...now].flatMap(({ kind, key }) =>
      kind === 'tag' || kind === 'author' ? [{ of: kind, key }] : [],
    ),
  ]
}

function dayOf(listings: readonly Omit<Listing, 'name'>[]): string | undefined {
  return listings.find(({ kind }) => kind === 'day')?.key
}

/** In the order of cities and days, so that two transactions cannot wait for each other. */
async function countDays(tx: Tx, before: string | undefined, now: string | undefined): Promise<void> {
  if (before === now) return
  const steps = [...(before ? [{ key: before, step: -1 }] : []), ...(now ? [{ key: now, step: 1 }] : [])]
    .map(({ key, step }) => {
      const [city = '', day = ''] = key.split(' ')
      return { cityId: Number(city), day, step }
    })
    .sort((one, other) => one.cityId - other.cityId || one.day.localeCompare(other.day))
  for (const { cityId, day, step } of steps)
    await tx.$executeRaw`
      INSERT INTO archive_day AS counted (city_id, day, articles) VALUES (${cityId}, ${day}::date, greatest(${step}, 0))
      ON CONFLICT (city_id, day) DO UPDATE SET articles = counted.articles + ${step}`
  for (const { cityId, day, step } of steps)
    await tx.$executeRaw`
      INSERT INTO archive_month AS counted (city_id, month, articles)
      VALUES (${cityId}, date_trunc('month', ${day}::date)::date, greatest(${step}, 0))
      ON CONFLICT (city_id, month) DO UPDATE SET articles = counted.articles + ${step}`
}
