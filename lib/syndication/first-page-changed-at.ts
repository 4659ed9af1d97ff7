import { Prisma } from '#lib/db/generated/client.ts'
import { DEFAULT_PAGE } from '../articles/page-of-list.ts'

/**
 * A statement that says when what the first page of a list shows was published or amended last, as `changed_at`: null where the
 * list is empty.
 * @param condition what the list asks for beside `status = 'published'`, in the words of its index (lib/articles/scope.ts)
 */
export function firstPageChangedAt(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT max(coalesce(amended_at, published_at)) AS changed_at FROM (
      SELECT amended_at, published_at FROM article WHERE status = 'published' AND ${condition}
      ORDER BY published_at DESC, id DESC LIMIT ${DEFAULT_PAGE}
    ) AS shown`
}
