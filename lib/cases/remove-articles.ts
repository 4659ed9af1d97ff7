import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { removeSuspended } from '../articles/remove-suspended.ts'
import { unschedule } from '../articles/review/schedule-article.ts'
import { suspend } from '../articles/suspend.ts'
import { type Acted, noteActed } from './acted-articles.ts'
import { type LockedArticle, ownArticles, suspensionReason } from './case-articles.ts'
import { caseKinds } from './case-kinds.ts'
import { settleArticles } from './settle-articles.ts'

type Removal = { by: Actor; note: string }

/** Removes for good what a case holds (410). One that was published meanwhile is removed, too; what was removed before stays so, and counts
 *  as removed by this case where it was. */
export async function removeArticles(tx: Tx, row: RightsCase, removal: Removal): Promise<Acted> {
  const articles = await ownArticles(tx, row.id)
  const before = await removedByCase(tx, row.id, articles)
  const acted: Acted = {}
  for (const article of articles) {
    const isRemoved = await removeOne(tx, row, article, removal)
    noteActed(acted, isRemoved || before.includes(article.id) ? 'removed' : 'untouched', article.id)
  }
  await settleArticles(tx, row.id, 'removed', acted)
  return acted
}

/** @returns whether it left readers for good by this */
async function removeOne(
  tx: Tx,
  row: RightsCase,
  { id, version, status }: LockedArticle,
  { by, note }: Removal,
): Promise<boolean> {
  const removal = { reason: caseKinds[row.kind].takeDownReason, note, caseId: row.id }
  if (status === 'scheduled') await unschedule(tx, by, { id, version }, { note })
  if (status !== 'published' && status !== 'suspended') return false
  const seen =
    status === 'published'
      ? await suspend(tx, by, { id, version }, { ...removal, reason: suspensionReason(row) })
      : { id, version }
  await removeSuspended(tx, by, seen, removal)
  return true
}

/** Those of these articles that the case had removed already, before it was taken up again. */
async function removedByCase(tx: Tx, caseId: number, articles: readonly LockedArticle[]): Promise<number[]> {
  const removed = articles.filter(({ status }) => status === 'taken_down').map(({ id }) => id)
  const own = await tx.takedown.findMany({
    where: { articleId: { in: removed }, caseId, restoredAt: null, reason: { not: 'legal_order' } },
    select: { articleId: true },
  })
  return own.map(({ articleId }) => articleId)
}
