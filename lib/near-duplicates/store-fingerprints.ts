import type { Tx } from '#lib/db/transaction.ts'
import { type Fingerprint, storedFingerprint } from './fingerprint.ts'

/** Keeps by what the texts that articles have now are compared. */
export async function storeFingerprints(
  tx: Tx,
  articles: readonly { articleId: number; fingerprint: Fingerprint }[],
): Promise<void> {
  if (articles.length === 0) return
  const rows = articles.map(({ articleId, fingerprint }) => ({
    article_id: articleId,
    ...storedFingerprint(fingerprint),
  }))
  await tx.$executeRaw`
    INSERT INTO article_fingerprint (article_id, hash, bands)
    SELECT article_id, hash, bands FROM jsonb_populate_recordset(NULL::article_fingerprint, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (article_id) DO UPDATE SET hash = EXCLUDED.hash, bands = EXCLUDED.bands`
}
