import type { Tx } from '#lib/db/transaction.ts'

/** Ends every preview link of an article, for good: what is taken down or deleted is shown to nobody outside, also when it
 *  comes back. */
export async function endPreviewLinks(tx: Tx, articleId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE preview_link SET ended_at = clock_timestamp() WHERE article_id = ${articleId} AND ended_at IS NULL`
}
