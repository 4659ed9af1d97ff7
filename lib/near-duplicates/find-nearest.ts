import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { NEAR } from './bands.ts'
import { type Fingerprint, probesOfFingerprint } from './fingerprint.ts'

const rowSchema = z.object({
  text: z.int(),
  articleId: z.int(),
  title: z.string(),
  status: z.enum(ArticleStatus),
  /** The case in which it was removed. */
  caseId: z.int().nullable(),
})

/** The article that a text reads nearly the same as. */
export type NearestArticle = Omit<z.infer<typeof rowSchema>, 'text'>

/** Of many texts, by their places in the list, the article that each reads nearly the same as: the nearest one, in one
 *  statement. Texts that resemble none, or are too short to tell, are left out. */
export async function findNearest(
  tx: Tx,
  texts: readonly Fingerprint[],
): Promise<ReadonlyMap<number, NearestArticle>> {
  const asked = texts.flatMap((fingerprint, text) => {
    const probes = probesOfFingerprint(fingerprint)
    return probes ? [{ text, ...probes }] : []
  })
  if (asked.length === 0) return new Map()
  const rows = await queryRows(
    rowSchema,
    Prisma.sql`
      SELECT asked.text, near.* FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS asked (text int, hash bigint, probes int[])
      CROSS JOIN LATERAL (
        SELECT article.id AS "articleId", article.title, article.status::text, takedown.case_id AS "caseId"
        FROM article_fingerprint f JOIN article ON article.id = f.article_id
        LEFT JOIN takedown ON takedown.article_id = article.id AND restored_at IS NULL
        WHERE f.bands && asked.probes AND bit_count((f.hash # asked.hash)::bit(64)) <= ${NEAR}
          AND article.status <> 'deleted'
        ORDER BY bit_count((f.hash # asked.hash)::bit(64)), article.id DESC LIMIT 1
      ) AS near`,
    tx,
  )
  return new Map(rows.map(({ text, ...near }) => [text, near]))
}
