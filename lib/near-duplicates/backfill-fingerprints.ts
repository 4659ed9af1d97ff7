import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { backfillInWindows } from '../backfill-in-windows.ts'
import { fingerprintOf } from './fingerprint.ts'
import { storeFingerprints } from './store-fingerprints.ts'

const BATCH = 200
const rowSchema = z.object({ articleId: z.int(), body: z.unknown() })

/**
 * Fingerprints the articles of earlier versions, which have none yet.
 * @param wordsOf the words of a stored body
 * @returns how many were added
 */
export async function backfillFingerprints(wordsOf: (body: unknown) => string): Promise<number> {
  let added = 0
  await backfillInWindows(BATCH, async (tx, { among, newest }) => {
    const rows = await queryRows(
      rowSchema,
      Prisma.sql`
        SELECT id AS "articleId", body FROM article
        WHERE ${among} AND NOT EXISTS (SELECT FROM article_fingerprint WHERE article_id = article.id) ${newest}`,
      tx,
    )
    await storeFingerprints(
      tx,
      rows.map(({ articleId, body }) => ({ articleId, fingerprint: fingerprintOf(wordsOf(body)) })),
    )
    added += rows.length
    return rows.map(({ articleId }) => articleId)
  })
  return added
}
