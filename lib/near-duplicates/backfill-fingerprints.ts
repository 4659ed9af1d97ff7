import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { fingerprintOf } from './fingerprint.ts'
import { storeFingerprints } from './store-fingerprints.ts'

const BATCH = 200
/** So many numbers are looked at in one statement: all of a large site take too long for one. */
const LOOKED_AT = 20_000
const rowSchema = z.object({ articleId: z.int(), body: z.unknown() })

/**
 * Fingerprints the articles of earlier versions, which have none yet. Each batch is a transaction: it can be interrupted,
 * repeated, and done by two at once.
 * @param wordsOf the words of a stored body
 * @returns how many were added
 */
export async function backfillFingerprints(wordsOf: (body: unknown) => string): Promise<number> {
  const { _max } = await db().article.aggregate({ _max: { id: true } })
  let added = 0
  for (let after = 0; after < (_max.id ?? 0); ) {
    const ids = await fingerprintSome(wordsOf, after)
    added += ids.length
    after = ids.length < BATCH ? after + LOOKED_AT : (ids.at(-1) ?? after)
  }
  return added
}

function fingerprintSome(wordsOf: (body: unknown) => string, after: number): Promise<number[]> {
  return transaction(async (tx) => {
    const rows = await queryRows(
      rowSchema,
      Prisma.sql`
        SELECT id AS "articleId", body FROM article
        WHERE id > ${after} AND id <= ${after + LOOKED_AT} AND NOT EXISTS (SELECT FROM article_fingerprint WHERE article_id = article.id)
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
