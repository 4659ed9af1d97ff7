import type { Tx } from '#lib/db/transaction.ts'
import { bandsOf } from './bands.ts'
import { simhash } from './simhash.ts'

/** An article and the words of its body. */
type Worded = { articleId: number; words: string }

/** Keeps by what the texts that articles have now are compared. One that is too short is kept, too, and resembles none. */
export async function storeFingerprints(tx: Tx, articles: readonly Worded[]): Promise<void> {
  if (articles.length === 0) return
  const rows = articles.map(({ articleId, words }) => {
    const hash = simhash(words)
    return {
      article_id: articleId,
      hash: String(BigInt.asIntN(64, hash ?? 0n)),
      bands: hash === null ? [] : bandsOf(hash),
    }
  })
  await tx.$executeRaw`
    INSERT INTO article_fingerprint (article_id, hash, bands)
    SELECT article_id, hash, bands FROM jsonb_populate_recordset(NULL::article_fingerprint, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (article_id) DO UPDATE SET hash = EXCLUDED.hash, bands = EXCLUDED.bands`
}
