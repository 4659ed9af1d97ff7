import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { listingsOf } from './listings.ts'

const BATCH = 200
/** So many numbers are looked at in one statement: all of a large site take too long for one. */
const LOOKED_AT = 20_000

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
  const { _max } = await db().article.aggregate({ _max: { id: true } })
  let listed = 0
  for (let after = 0; after < (_max.id ?? 0); ) {
    const batch = await listSome(after)
    listed += batch.listed
    after = batch.last ?? after + LOOKED_AT
  }
  return listed
}

/** Of bylines without a name nothing comes: they are passed over, by number, and looked at again at the next start.
 *  @returns the last number where there may be more among those that were looked at */
function listSome(after: number): Promise<{ last: number | undefined; listed: number }> {
  return transaction(async (tx) => {
    const rows = await queryRows(
      rowSchema,
      Prisma.sql`
        SELECT id, city_id AS "cityId", published_at AS "publishedAt", tags, author, photographer FROM article
        WHERE id > ${after} AND id <= ${after + LOOKED_AT} AND status = 'published' AND published_at IS NOT NULL
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
    return { last: rows[BATCH - 1]?.id, listed: entries.filter(({ length }) => length > 0).length }
  })
}
