import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { conditionOf, type Scope } from './scope.ts'

/** How many corrections of the whole site are looked through, at a lookup each: sixty a day for a month. */
const LOOKED_THROUGH = 2_000

const row = z.object({ id: z.number() })

/** The numbers of published articles of a list that were corrected since a moment, last corrected first. */
export async function correctedSince(scope: Scope, since: Date, limit: number): Promise<number[]> {
  const rows = await queryRows(
    row,
    Prisma.sql`
      SELECT article.id
      FROM (
        SELECT article_id, max(published_at) AS at FROM (
          SELECT article_id, published_at FROM article_listing
          WHERE kind = 'correction' AND key = 'all' AND published_at >= ${since}
          ORDER BY published_at DESC, article_id DESC LIMIT ${LOOKED_THROUGH}
        ) AS lately GROUP BY article_id
      ) AS corrected
      JOIN LATERAL (
        SELECT id FROM article WHERE id = corrected.article_id AND status = 'published' AND ${isIn(scope)} LIMIT 1
      ) AS article ON true
      ORDER BY corrected.at DESC, article.id DESC LIMIT ${limit}`,
  )
  return rows.map(({ id }) => id)
}

function isIn(scope: Scope): Prisma.Sql {
  if (scope.of !== 'tag' && scope.of !== 'author') return conditionOf(scope)
  return Prisma.sql`EXISTS (
    SELECT FROM article_listing AS listing
    WHERE listing.kind = ${scope.of}::listing_kind AND listing.key = ${scope.key} AND listing.article_id = article.id
      AND listing.published_at = article.published_at)`
}
