import type { Tx } from '#lib/db/transaction.ts'

/**
 * Records an adjustment of an article's views, with its origin (the opening balance of an import, a correction), and adds
 * it to the total.
 * @param adjustment `amount` may be negative, as long as the total stays above zero
 */
export async function adjustViews(
  tx: Tx,
  { articleId, amount, origin }: { articleId: number; amount: number; origin: string },
): Promise<void> {
  await tx.viewAdjustment.create({ data: { articleId, amount, origin } })
  // Two statements: an INSERT with a negative amount would violate the CHECK before ON CONFLICT applies.
  await tx.$executeRaw`
    INSERT INTO view_counter (article_id, total) VALUES (${articleId}, 0) ON CONFLICT (article_id) DO NOTHING`
  await tx.$executeRaw`UPDATE view_counter SET total = total + ${amount} WHERE article_id = ${articleId}`
}
