import type { Tx } from '#lib/db/transaction.ts'
import { adjustViews } from '../views/adjust.ts'

const ORIGIN = 'import:collected'

/** Adds the view count that a page had when it was collected first, in one statement. The article must have no counter yet. */
export async function addImportedViews(tx: Tx, articleId: number, views: number): Promise<void> {
  await tx.$executeRaw`
    WITH opened AS (INSERT INTO view_counter (article_id, total) VALUES (${articleId}, ${views}))
    INSERT INTO view_adjustment (article_id, amount, origin) VALUES (${articleId}, ${views}, ${ORIGIN})`
}

/**
 * Adds the difference between a newer count of the same page and the counts imported so far. A lower count (the site
 * reset its counter, or the page is an older copy) changes nothing.
 * @returns the difference, below zero where nothing was changed
 */
export async function raiseImportedViews(tx: Tx, articleId: number, views: number): Promise<number> {
  await tx.$executeRaw`
    INSERT INTO view_counter (article_id, total) VALUES (${articleId}, 0) ON CONFLICT (article_id) DO NOTHING`
  // Locked until the commit: two imports of the same page must not both add the difference.
  await tx.$queryRaw`SELECT article_id FROM view_counter WHERE article_id = ${articleId} FOR NO KEY UPDATE`
  const { _sum } = await tx.viewAdjustment.aggregate({
    where: { articleId, origin: ORIGIN },
    _sum: { amount: true },
  })
  const more = views - Number(_sum.amount ?? 0n)
  if (more > 0) await adjustViews(tx, { articleId, amount: more, origin: ORIGIN })
  return more
}
