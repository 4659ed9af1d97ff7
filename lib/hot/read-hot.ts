import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { HotPeriod } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { listedByNumber } from '../articles/published-list.ts'
import type { ListedArticle } from '../articles/published-types.ts'
import { HOT } from '../articles/tags.ts'
import { cachedValue } from '../page-cache/cached-value.ts'

/** An article of a hot list, with its views in the period. */
export type HotArticle = { id: number; title: string; views: number }

const row = z.object({ id: z.number(), title: z.string(), views: z.bigint() })

/**
 * The published articles that were read most in a period, of one city or of all, as of the last snapshot.
 * @param limit the most; `KEPT` in most-viewed.ts are stored
 */
export async function hotArticles(
  period: HotPeriod,
  { cityId = null, limit }: { cityId?: number | null; limit: number },
): Promise<HotArticle[]> {
  // No index serves IS NOT DISTINCT FROM.
  const inPlace = cityId === null ? Prisma.sql`hot.city_id IS NULL` : Prisma.sql`hot.city_id = ${cityId}`
  const rows = await queryRows(
    row,
    Prisma.sql`
      SELECT article.id, article.title, hot.views FROM hot_article AS hot
      JOIN LATERAL (
        SELECT id, title FROM article WHERE id = hot.article_id AND status = 'published' LIMIT 1
      ) AS article ON true
      WHERE hot.period = ${period}::hot_period AND ${inPlace}
      ORDER BY hot.rank LIMIT ${limit}`,
  )
  return rows.map(({ id, title, views }) => ({ id, title, views: Number(views) }))
}

/** The same articles with all that a list shows of them; `views` are those in the period. */
export async function hotLines(
  period: HotPeriod,
  place: { cityId?: number | null; limit: number },
): Promise<ListedArticle[]> {
  const ranked = await hotArticles(period, place)
  const views = new Map(ranked.map((one) => [one.id, one.views]))
  const lines = await listedByNumber(ranked.map(({ id }) => id))
  return lines.map((line) => ({ ...line, views: views.get(line.id) ?? 0 }))
}

/** How many the frame of every page names. */
const IN_FRAME = 10

/** 本周人气, as every page's frame names it. */
export const hotInFrame = cachedValue(HOT, () => hotArticles('week', { limit: IN_FRAME }))
