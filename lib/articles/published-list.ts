import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { Origin } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import type { MediaById } from '../media/media-types.ts'
import { readMedia } from '../media/read-media.ts'
import type { PageKey } from './page-key.ts'
import type { ListedArticle, Neighbour } from './published-types.ts'

/**
 * What a list asks for beside `status = 'published'`: the very words of the index that serves it (see the migration
 * `article_lists`), so that each list has one index and no other can be read in its place.
 */
const everywhere = Prisma.sql`id > 0`
const inCity = (cityId: number) => Prisma.sql`city_id = ${cityId}`

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

/**
 * Published articles, newest first, of one city or of all, at most 101.
 * @param olderThan only those that stand after this place
 */
export async function listedArticles(query: {
  cityId?: number | undefined
  olderThan?: PageKey | undefined
  limit: number
}): Promise<ListedArticle[]> {
  const { cityId, olderThan, limit } = query
  const size = SIZES.find((one) => one >= limit) ?? 101
  const rows = await queryRows(
    listedRow,
    Prisma.sql`
      SELECT page.id, page.title, page.summary, page.origin::text, page.author, page.source_url, page.published_at,
        page.amended_at, city.name AS city, city.slug AS city_slug, "column".name AS "column",
        "column".slug AS column_slug, source.name AS source, coalesce(view_counter.total, 0) AS views,
        page.card_media_id
      FROM (
        SELECT id, title, summary, origin, author, source_id, source_url, city_id, column_id, published_at, amended_at,
          card_media_id
        FROM article
        WHERE status = 'published' AND ${cityId === undefined ? everywhere : inCity(cityId)}
          ${olderThan ? Prisma.sql`AND (published_at, id) < (${olderThan.at}, ${olderThan.id})` : Prisma.empty}
        ORDER BY published_at DESC, id DESC LIMIT ${Prisma.raw(String(size))}
      ) AS page
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
        WHERE status = 'published' AND ${inCity(cityId)} AND (published_at, id) < (${at}, ${id})
        ORDER BY published_at DESC, id DESC LIMIT 1)
      UNION ALL
      (SELECT true, id, title FROM article
        WHERE status = 'published' AND ${inCity(cityId)} AND (published_at, id) > (${at}, ${id})
        ORDER BY published_at, id LIMIT 1)`,
    client,
  )
  const side = (wanted: boolean) => {
    const row = rows.find(({ is_next }) => is_next === wanted)
    return row ? { id: row.id, title: row.title } : null
  }
  return { previous: side(false), next: side(true) }
}
