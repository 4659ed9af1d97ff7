import type { Tx } from '#lib/db/transaction.ts'

/**
 * Enters a figure that came from no beacon: the opening balance of an import, a justified correction. It stays on
 * record with its origin; the total moves with it.
 * @param adjustment `amount` may be negative, as long as the total stays above zero
 */
export async function adjustViews(
  tx: Tx,
  { articleId, amount, origin }: { articleId: number; amount: number; origin: string },
): Promise<void> {
  await tx.viewAdjustment.create({ data: { articleId, amount, origin } })
  // An upsert of Prisma's would read first; this is one statement, as a batch's is.
  await tx.$executeRaw`
    INSERT INTO view_counter AS counter (article_id, total) VALUES (${articleId}, ${amount})
    ON CONFLICT (article_id) DO UPDATE SET total = counter.total + excluded.total`
}
