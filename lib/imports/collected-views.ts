import type { Tx } from '#lib/db/transaction.ts'
import { adjustViews } from '../views/adjust.ts'

const ORIGIN = 'import:collected'

/** Enters the count that a page had when it was collected first, in one statement: nothing was counted before it. */
export async function openViews(tx: Tx, articleId: number, views: number): Promise<void> {
  await tx.$executeRaw`
    WITH opened AS (INSERT INTO view_counter (article_id, total) VALUES (${articleId}, ${views}))
    INSERT INTO view_adjustment (article_id, amount, origin) VALUES (${articleId}, ${views}, ${ORIGIN})`
}

/**
 * Enters what a newer count of the same page is more than the counts entered so far. A lower one (a site that began to
 * count anew, an older copy) changes nothing.
 * @returns the difference, below zero where nothing was changed
 */
export async function raiseViews(tx: Tx, articleId: number, views: number): Promise<number> {
  await tx.$executeRaw`
    INSERT INTO view_counter (article_id, total) VALUES (${articleId}, 0) ON CONFLICT (article_id) DO NOTHING`
  // Held until the commit, so that two imports of one newer page do not both add the difference.
  await tx.$queryRaw`SELECT article_id FROM view_counter WHERE article_id = ${articleId} FOR NO KEY UPDATE`
  const { _sum } = await tx.viewAdjustment.aggregate({
    where: { articleId, origin: ORIGIN },
    _sum: { amount: true },
  })
  const more = views - Number(_sum.amount ?? 0n)
  if (more > 0) await adjustViews(tx, { articleId, amount: more, origin: ORIGIN })
  return more
}
