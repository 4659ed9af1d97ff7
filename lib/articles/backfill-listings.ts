import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
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
 * Lists the published articles of earlier versions under the persons who made them. Each batch is a transaction: it can be
 * interrupted, repeated, and done by two at once. An article that a verb holds is left to that one.
 * @returns how many articles were listed
 */
export async function backfillListings(): Promise<number> {
  let listed = 0
  for (let last: number | undefined = 0; last !== undefined; ) {
    const batch: { last: number | undefined; listed: number } = await listSome(last)
    listed += batch.listed
    last = batch.last
  }
  return listed
}

/** Of bylines without a name nothing comes: they are passed over, by number, and looked at again at the next start. */
function listSome(after: number): Promise<{ last: number | undefined; listed: number }> {
  return transaction(async (tx) => {
    const rows = await queryRows(
      rowSchema,
      Prisma.sql`
        SELECT id, city_id AS "cityId", published_at AS "publishedAt", tags, author, photographer FROM article
        WHERE id > ${after} AND status = 'published' AND published_at IS NOT NULL
          AND (author IS NOT NULL OR photographer IS NOT NULL)
          AND NOT EXISTS (SELECT FROM article_listing WHERE article_id = article.id AND kind = 'author')
        ORDER BY id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`,
      tx,
    )
    const entries = rows.map((row) =>
      listingsOf(row)
        .filter(({ kind }) => kind === 'author')
        .map((one) => ({ ...one, publishedAt: row.publishedAt, articleId: row.id })),
    )
    await tx.articleListing.createMany({ data: entries.flat(), skipDuplicates: true })
    return { last: rows.at(-1)?.id, listed: entries.filter(({ length }) => length > 0).length }
  })
}
