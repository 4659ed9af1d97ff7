import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { TakeDownReason } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { NEAR } from './bands.ts'
import { type Fingerprint, probesOfFingerprint } from './fingerprint.ts'

const row = z.object({
  text: z.int(),
  articleId: z.int(),
  title: z.string(),
  reason: z.enum(TakeDownReason),
  caseId: z.int().nullable(),
  at: z.date(),
})

/** An article that is out of readers' sight, and why. */
export type RemovedBefore = Omit<z.infer<typeof row>, 'text'>

/**
 * Of many texts, by their places in the list, the removed or suspended article that each reads nearly the same as: one that
 * a case or an order removed before one that an editor took down by himself, then the nearest. In one statement.
 */
export async function removedBefore(
  client: Client,
  texts: readonly Fingerprint[],
): Promise<ReadonlyMap<number, RemovedBefore>> {
  const asked = texts.flatMap((fingerprint, text) => {
    const probes = probesOfFingerprint(fingerprint)
    return probes ? [{ text, ...probes }] : []
  })
  if (asked.length === 0) return new Map()
  const rows = await queryRows(
    row,
    Prisma.sql`
      SELECT asked.text, near.* FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS asked (text int, hash bigint, probes int[])
      CROSS JOIN LATERAL (
        SELECT article.id AS "articleId", article.title, takedown.reason::text, takedown.case_id AS "caseId", takedown.at
        FROM article_fingerprint f JOIN article ON article.id = f.article_id
        JOIN takedown ON takedown.article_id = article.id AND takedown.restored_at IS NULL
        WHERE f.bands && asked.probes AND bit_count((f.hash # asked.hash)::bit(64)) <= ${NEAR}
          AND article.status::text IN ('taken_down', 'suspended')
        ORDER BY takedown.case_id IS NULL AND takedown.reason <> 'legal_order',
          bit_count((f.hash # asked.hash)::bit(64)), article.id DESC LIMIT 1
      ) AS near`,
    client,
  )
  return new Map(rows.map(({ text, ...near }) => [text, near]))
}

/** Whether such a text must not come back by another way than its case: a right holder's notice or an order removed it. */
export function isBarred({ caseId, reason }: Pick<RemovedBefore, 'caseId' | 'reason'>): boolean {
  return caseId !== null || reason === 'legal_order'
}
