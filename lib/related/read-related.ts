import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { listedByNumber } from '../articles/published-list.ts'
import type { ListedArticle } from '../articles/published-types.ts'
import { newestOf } from '../time.ts'

const rowSchema = z.object({ id: z.int(), isPublished: z.boolean(), changedAt: z.date() })

/** The published articles that are related to one, the nearest first, and when that last changed, also by a removal. */
type Related = { articles: ListedArticle[]; changedAt: Date }

/** @param limit the most; `KEPT` in update-related.ts are stored */
export async function relatedTo(id: number, limit: number): Promise<Related> {
  const rows = await queryRows(
    rowSchema,
    Prisma.sql`
      SELECT article.id, article.status = 'published' AS "isPublished",
        greatest(article_related.at, article.changed_at) AS "changedAt"
      FROM article_related JOIN article ON article.id = related_id
      WHERE article_id = ${id} ORDER BY rank`,
  )
  const shown = rows.filter(({ isPublished }) => isPublished).slice(0, limit)
  return {
    articles: await listedByNumber(shown.map((one) => one.id)),
    changedAt: newestOf(rows.map(({ changedAt }) => changedAt)),
  }
}
