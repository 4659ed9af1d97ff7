import type { Tx } from '#lib/db/transaction.ts'

/** Has what is related to an article found anew, and for the articles that it is related to. */
export async function markRelatedDue(tx: Tx, articleId: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO related_due (article_id, at, with_others) VALUES (${articleId}, clock_timestamp(), true)
    ON CONFLICT (article_id) DO UPDATE SET at = EXCLUDED.at, with_others = true`
}
