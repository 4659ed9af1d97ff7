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
  // Not in the inserted row: a negative amount would be refused there, before the conflict that adds it is seen.
  await tx.$executeRaw`
    INSERT INTO view_counter (article_id, total) VALUES (${articleId}, 0) ON CONFLICT (article_id) DO NOTHING`
  await tx.$executeRaw`UPDATE view_counter SET total = total + ${amount} WHERE article_id = ${articleId}`
}
