import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { fingerprintOf } from './fingerprint.ts'
import { storeFingerprints } from './store-fingerprints.ts'

const BATCH = 200
const rowSchema = z.object({ articleId: z.int(), body: z.unknown() })

/**
 * Fingerprints the articles of earlier versions, which have none yet. Each batch is a transaction: it can be interrupted,
 * repeated, and done by two at once.
 * @param wordsOf the words of a stored body
 * @returns how many were added
 */
export async function backfillFingerprints(wordsOf: (body: unknown) => string): Promise<number> {
  let added = 0
  for (;;) {
    const batch = await fingerprintSome(wordsOf)
    added += batch
    if (batch < BATCH) return added
  }
}

function fingerprintSome(wordsOf: (body: unknown) => string): Promise<number> {
  return transaction(async (tx) => {
    const rows = await queryRows(
      rowSchema,
      Prisma.sql`
        SELECT id AS "articleId", body FROM article
        WHERE NOT EXISTS (SELECT FROM article_fingerprint WHERE article_id = article.id) ORDER BY id LIMIT ${BATCH}
        FOR NO KEY UPDATE SKIP LOCKED`,
      tx,
    )
    await storeFingerprints(
      tx,
      rows.map(({ articleId, body }) => ({ articleId, fingerprint: fingerprintOf(wordsOf(body)) })),
    )
    return rows.length
  })
}
