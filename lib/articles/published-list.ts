import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { Origin } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import type { MediaById } from '../media/media-types.ts'
import { readMedia } from '../media/read-media.ts'
import type { PageKey } from './page-key.ts'
import type { ListedArticle, Neighbour } from './published-types.ts'
import { conditionOf, type Scope } from './scope.ts'

/** How many rows a statement may ask for: few numbers, since every other text of a statement is planned anew. */
const SIZES = [7, 13, 21, 101] as const

const listedRow = z.object({
  id: z.number(),
  title: z.string(),
  summary: z.string(),
  origin: z.enum(Origin),
  author: z.string().nullable(),
  published_at: z.date(),
  amended_at: z.date().nullable(),
  city: z.string(),
  city_slug: z.string(),
  column: z.string().nullable(),
  column_slug: z.string().nullable(),
  source: z.string().nullable(),
  source_url: z.string().nullable(),
  views: z.bigint(),
  card_media_id: z.number().nullable(),
})

/** A part of a list. */
export type ListQuery = {
  scope: Scope
  /** Only those that stand after this place. */
  olderThan?: PageKey | undefined
  /** Only those before this moment; with `from`, those of a span of time. */
  until?: Date | undefined
  from?: Date | undefined
  limit: number
}

/** Published articles of a scope, newest first, at most 101. */
export async function listedArticles(query: ListQuery): Promise<ListedArticle[]> {
  const { limit } = query
  const size = SIZES.find((one) => one >= limit) ?? 101
  return readLines(pageOf(query, size), limit)
}

/** Those of these articles that are published, in the order given. */
export async function listedByNumber(ids: readonly number[]): Promise<ListedArticle[]> {
  if (ids.length === 0) return []
  const page = Prisma.sql`SELECT ${columns} FROM article WHERE status = 'published' AND id = ANY (${[...ids]}::int[])`
  const lines = new Map((await readLines(page, ids.length)).map((line) => [line.id, line]))
  return ids.flatMap((id) => lines.get(id) ?? [])
}

/** @param page selects `columns` of published articles */
async function readLines(page: Prisma.Sql, limit: number): Promise<ListedArticle[]> {
  const rows = await queryRows(
    listedRow,
    Prisma.sql`
      SELECT page.id, page.title, page.summary, page.origin::text, page.author, page.source_url, page.published_at,
        page.amended_at, city.name AS city, city.slug AS city_slug, "column".name AS "column",
        "column".slug AS column_slug, source.name AS source, coalesce(view_counter.total, 0) AS views,
        page.card_media_id
      FROM (${page}) AS page
      JOIN city ON city.id = page.city_id
      LEFT JOIN "column" ON "column".id = page.column_id
      LEFT JOIN source ON source.id = page.source_id
      LEFT JOIN view_counter ON view_counter.article_id = page.id
      ORDER BY page.published_at DESC, page.id DESC`,
  )
  const shown = rows.slice(0, limit)
  const media = await readMedia(shown.flatMap(({ card_media_id }) => card_media_id ?? []))
  return shown.map((row) => toListed(row, media))
}

const columns = Prisma.raw(
  ['id', 'title', 'summary', 'origin', 'author', 'source_id', 'source_url', 'city_id', 'column_id']
    .concat(['published_at', 'amended_at', 'card_media_id'])
    .map((column) => `article.${column}`)
    .join(', '),
)

function pageOf({ scope, olderThan, from, until }: ListQuery, size: number): Prisma.Sql {
  const bounds = (at: Prisma.Sql, id: Prisma.Sql) => Prisma.sql`
    ${olderThan ? Prisma.sql`AND (${at}, ${id}) < (${olderThan.at}, ${olderThan.id})` : Prisma.empty}
    ${from ? Prisma.sql`AND ${at} >= ${from}` : Prisma.empty}
    ${until ? Prisma.sql`AND ${at} < ${until}` : Prisma.empty}
    ORDER BY ${at} DESC, ${id} DESC LIMIT ${Prisma.raw(String(size))}`
  if (scope.of === 'tag' || scope.of === 'author') {
    const place = bounds(Prisma.sql`listing.published_at`, Prisma.sql`listing.article_id`)
    return Prisma.sql`
      SELECT ${columns} FROM article_listing AS listing JOIN article ON article.id = listing.article_id
      WHERE article.status = 'published' AND listing.kind = ${scope.of}::listing_kind AND listing.key = ${scope.key}
      ${place}`
  }
  return Prisma.sql`
    SELECT ${columns} FROM article WHERE status = 'published' AND ${conditionOf(scope)}
    ${bounds(Prisma.sql`published_at`, Prisma.sql`id`)}`
}

function toListed(row: z.infer<typeof listedRow>, media: MediaById): ListedArticle {
  const { column, column_slug, source, source_url } = row
  return {
    id: row.id,
    title: row.title,
    summary: row.summary,
    origin: row.origin,
    author: row.author,
    publishedAt: row.published_at,
    amendedAt: row.amended_at,
    city: { slug: row.city_slug, name: row.city },
    column: column !== null && column_slug !== null ? { slug: column_slug, name: column } : null,
    source: source === null ? null : { name: source, url: source_url },
    views: Number(row.views),
    picture: (row.card_media_id !== null && media.get(row.card_media_id)) || null,
  }
}

const neighbourRow = z.object({ is_next: z.boolean(), id: z.number(), title: z.string() })

/** The published articles of the city before and after a place; one question for both, since each costs a way. */
export async function neighboursOf(
  cityId: number,
  { at, id }: PageKey,
  client?: Client,
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  const rows = await queryRows(
    neighbourRow,
    Prisma.sql`
      (SELECT false AS is_next, id, title FROM article
        WHERE status = 'published' AND ${conditionOf({ of: 'city', cityId })} AND (published_at, id) < (${at}, ${id})
        ORDER BY published_at DESC, id DESC LIMIT 1)
      UNION ALL
      (SELECT true, id, title FROM article
        WHERE status = 'published' AND ${conditionOf({ of: 'city', cityId })} AND (published_at, id) > (${at}, ${id})
        ORDER BY published_at, id LIMIT 1)`,
    client,
  )
  const side = (wanted: boolean) => {
    const row = rows.find(({ is_next }) => is_next === wanted)
    return row ? { id: row.id, title: row.title } : null
  }
  return { previous: side(false), next: side(true) }
}
