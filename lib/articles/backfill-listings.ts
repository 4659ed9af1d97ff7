import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { backfillInWindows } from '../backfill-in-windows.ts'
import { listingsOf } from './listings.ts'

const BATCH = 200

const rowSchema = z.object({
  id: z.int(),
  cityId: z.int(),
  publishedAt: z.date(),
  tags: z.string().nullable(),
  author: z.string().nullable(),
  photographer: z.string().nullable(),
})

/**
 * Lists the published articles of earlier versions under the persons who made them. Of bylines without a name nothing comes:
 * they are passed over, by number, and looked at again at the next start. An article that a verb holds is left to that one.
 * @returns how many articles were listed
 */
export async function backfillListings(): Promise<number> {
  let listed = 0
  await backfillInWindows(BATCH, async (tx, { among, newest }) => {
    const rows = await queryRows(
      rowSchema,
      Prisma.sql`
        SELECT id, city_id AS "cityId", published_at AS "publishedAt", tags, author, photographer FROM article
        WHERE ${among} AND status = 'published' AND published_at IS NOT NULL
          AND (author IS NOT NULL OR photographer IS NOT NULL)
          AND NOT EXISTS (SELECT FROM article_listing WHERE article_id = article.id AND kind = 'author') ${newest}`,
      tx,
    )
    const entries = rows.map((row) =>
      listingsOf(row)
        .filter(({ kind }) => kind === 'author')
        .map((one) => ({ ...one, publishedAt: row.publishedAt, articleId: row.id })),
    )
    await tx.articleListing.createMany({ data: entries.flat(), skipDuplicates: true })
    listed += entries.filter(({ length }) => length > 0).length
    return rows.map(({ id }) => id)
  })
  return listed
}
