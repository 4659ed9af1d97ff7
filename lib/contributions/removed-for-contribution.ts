import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { TakeDownReason } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { NEAR } from '../near-duplicates/bands.ts'
import { probesOfFingerprint } from '../near-duplicates/fingerprint.ts'
import { isBarred, type RemovedBefore, removedBefore } from '../near-duplicates/removed-before.ts'

const row = z.object({
  articleId: z.int(),
  title: z.string(),
  reason: z.enum(TakeDownReason),
  caseId: z.int().nullable(),
  at: z.date(),
})

type Asked = { id: number; originalHash: Uint8Array; fingerprint: bigint | null }

/**
 * The article out of readers' sight that a contribution reads nearly the same as, or that was made of a contribution of nearly
 * the same words: editors shorten and describe, so that the article can differ from what it was made of. First one that a case
 * or an order keeps from readers.
 */
export async function removedForContribution(client: Client, asked: Asked): Promise<RemovedBefore | null> {
  const near = (await removedBefore(client, [{ hash: asked.fingerprint }])).get(0) ?? null
  if (near && isBarred(near)) return near
  return (await removedOriginal(client, asked)) ?? near
}

async function removedOriginal(
  client: Client,
  { id, originalHash, fingerprint }: Asked,
): Promise<RemovedBefore | null> {
  const near = probesOfFingerprint({ hash: fingerprint })
  const isNear = near
    ? Prisma.sql`original.bands && ${near.probes}::int[]
        AND bit_count((original.fingerprint # ${near.hash}::bigint)::bit(64)) <= ${NEAR}`
    : Prisma.sql`false`
  const [found] = await queryRows(
    row,
    Prisma.sql`
      SELECT article.id AS "articleId", article.title, takedown.reason::text, takedown.case_id AS "caseId", takedown.at
      FROM contribution AS original JOIN article ON article.id = original.article_id
      JOIN takedown ON takedown.article_id = article.id AND takedown.restored_at IS NULL
      WHERE original.id <> ${id} AND (original.original_hash = ${originalHash} OR (${isNear}))
        AND article.status::text IN ('taken_down', 'suspended')
      ORDER BY takedown.case_id IS NULL AND takedown.reason <> 'legal_order', article.id DESC LIMIT 1`,
    client,
  )
  return found ?? null
}
