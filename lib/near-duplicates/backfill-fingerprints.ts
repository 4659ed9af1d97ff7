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
  // Read on from the last number: each batch would pass over all before it.
  for (let last = 0; ; ) {
    const ids = await fingerprintSome(wordsOf, last)
    added += ids.length
    last = ids.at(-1) ?? last
    if (ids.length < BATCH) return added
  }
}

function fingerprintSome(wordsOf: (body: unknown) => string, after: number): Promise<number[]> {
  return transaction(async (tx) => {
    const rows = await queryRows(
      rowSchema,
      Prisma.sql`
        SELECT id AS "articleId", body FROM article
        WHERE id > ${after} AND NOT EXISTS (SELECT FROM article_fingerprint WHERE article_id = article.id)
        ORDER BY id LIMIT ${BATCH}
        FOR NO KEY UPDATE SKIP LOCKED`,
      tx,
    )
    await storeFingerprints(
      tx,
      rows.map(({ articleId, body }) => ({ articleId, fingerprint: fingerprintOf(wordsOf(body)) })),
    )
    return rows.map(({ articleId }) => articleId)
  })
}
