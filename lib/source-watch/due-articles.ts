import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { storedBodySchema } from '../articles/body/body.ts'
import { unmarkedText } from '../articles/body/plain-text.ts'

/** A published repost whose original is to be looked for, with the portal's text. */
export type DueArticle = { id: number; address: string; text: string }

const rowSchema = z.object({ id: z.int(), address: z.string(), body: z.unknown() })

/** Published reposts whose originals were not asked for so many days, those that waited longest first. */
export async function dueArticles({
  most,
  days,
  only = null,
}: {
  most: number
  days: number
  /** One article, due or not. */
  only?: number | null
}): Promise<DueArticle[]> {
  const isDue = Prisma.sql`(checked_at IS NULL OR checked_at < now() - ${days} * interval '1 day')`
  const rows = await queryRows(
    rowSchema,
    Prisma.sql`
      SELECT article.id, source_url AS address, body FROM article LEFT JOIN source_check ON article_id = article.id
      WHERE article.status = 'published' AND origin = 'repost' AND source_url IS NOT NULL
        AND ${only === null ? isDue : Prisma.sql`article.id = ${only}`}
      ORDER BY checked_at NULLS FIRST, article.id LIMIT ${most}`,
  )
  return rows.map(({ id, address, body }) => ({
    id,
    address,
    text: unmarkedText(storedBodySchema.parse(body)),
  }))
}
