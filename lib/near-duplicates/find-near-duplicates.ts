import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus, TakeDownReason } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { NEAR } from './bands.ts'
import { fingerprintOf, probesOfFingerprint } from './fingerprint.ts'

const rowSchema = z.object({
  articleId: z.int(),
  status: z.enum(ArticleStatus),
  title: z.string(),
  sourceName: z.string().nullable(),
  publishedAt: z.date().nullable(),
  /** How many of 64 bits differ: 0 for the same words. */
  distance: z.int(),
  /** The removal that is in force. */
  reason: z.enum(TakeDownReason).nullable(),
  note: z.string().nullable(),
  takenDownAt: z.date().nullable(),
  takenDownBy: z.string().nullable(),
  caseId: z.int().nullable(),
})

/** An article that reads nearly the same, and why it was taken down, where it was. */
export type NearDuplicate = z.infer<typeof rowSchema>

const MOST = 5

/**
 * Articles whose texts are nearly these words, the nearest first, at most five: drafts, published ones, and those that were
 * taken down.
 * @param except the article that the words are of
 */
export async function findNearDuplicates(
  words: string,
  { except = 0, client = db() }: { except?: number | undefined; client?: Client } = {},
): Promise<NearDuplicate[]> {
  const asked = probesOfFingerprint(fingerprintOf(words))
  if (!asked) return []
  const differing = Prisma.sql`bit_count((hash # ${asked.hash}::bigint)::bit(64))::int`
  return queryRows(
    rowSchema,
    Prisma.sql`
      SELECT article.id AS "articleId", article.status::text, article.title, source.name AS "sourceName",
        article.published_at AS "publishedAt", ${differing} AS distance, takedown.reason::text,
        takedown.note, takedown.at AS "takenDownAt", takedown.actor AS "takenDownBy",
        takedown.case_id AS "caseId"
      FROM article_fingerprint JOIN article ON article.id = article_id
      LEFT JOIN source ON source.id = source_id
      LEFT JOIN takedown ON takedown.article_id = article.id AND restored_at IS NULL
      WHERE bands && ${asked.probes}::int[] AND ${differing} <= ${NEAR}
        AND article.status <> 'deleted' AND article.id <> ${except}
      ORDER BY distance, article.id DESC LIMIT ${MOST}`,
    client,
  )
}
