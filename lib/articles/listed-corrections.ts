import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { newestOf } from '../time.ts'
import { formatPageKey, parsePageKey } from './page-key.ts'
import { DEFAULT_PAGE } from './page-of-list.ts'
import type { CityName } from './published-types.ts'

/** A correction note of a published article. */
type ListedCorrection = { id: number; title: string; city: CityName; at: Date; note: string }

/** A page of the corrections, newest first; see `ArticlePage`. */
export type CorrectionPage = { items: ListedCorrection[]; olderThan: string | null; changedAt: Date }

const row = z.object({
  id: z.number(),
  title: z.string(),
  slug: z.string(),
  name: z.string(),
  at: z.date(),
  note: z.string(),
})

/**
 * The corrections of all published articles.
 * @param olderThan the `olderThan` of the page before
 * @returns null for a key that no page gave out
 */
export async function listCorrections(olderThan?: string): Promise<CorrectionPage | null> {
  const key = olderThan === undefined ? undefined : parsePageKey(olderThan)
  if (key === null) return null
  const after = key ? Prisma.sql`AND (published_at, article_id) < (${key.at}, ${key.id})` : Prisma.empty
  const [rows, cities] = await Promise.all([
    queryRows(
      row,
      Prisma.sql`
        SELECT article.id, article.title, city.slug, city.name, listed.at, correction.note
        FROM (
          SELECT published_at AS at, article_id FROM article_listing WHERE kind = 'correction' AND key = 'all' ${after}
          ORDER BY published_at DESC, article_id DESC LIMIT ${DEFAULT_PAGE + 1}
        ) AS listed
        JOIN LATERAL (
          SELECT id, title, city_id FROM article WHERE id = listed.article_id AND status = 'published' LIMIT 1
        ) AS article ON true
        JOIN city ON city.id = article.city_id
        JOIN LATERAL (
          SELECT note FROM correction WHERE article_id = listed.article_id AND correction.at = listed.at
          ORDER BY version DESC LIMIT 1
        ) AS correction ON true
        ORDER BY listed.at DESC, article.id DESC`,
    ),
    db().city.findMany({ select: { changedAt: true } }),
  ])
  const items = rows
    .slice(0, DEFAULT_PAGE)
    .map(({ slug, name, ...one }) => ({ ...one, city: { slug, name } }))
  const last = rows.length > DEFAULT_PAGE ? items.at(-1) : undefined
  return {
    items,
    olderThan: last ? formatPageKey({ at: last.at, id: last.id }) : null,
    changedAt: newestOf(cities.map(({ changedAt }) => changedAt)),
  }
}
