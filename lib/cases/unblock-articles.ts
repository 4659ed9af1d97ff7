import type { RightsCase, Takedown } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { keepTakedown } from '../articles/keep-takedown.ts'
import type { TakeDownReason } from '../articles/take-down-reasons.ts'
import { unblock } from '../articles/unblock.ts'
import { type Acted, noteActed } from './acted-articles.ts'
import { type LockedArticle, lockArticles, otherHolder, suspensionReason } from './case-articles.ts'
import { unsettleArticles } from './settle-articles.ts'

type Lifting = { by: Actor; note: string }

/**
 * Ends what an order had made of a case's articles: they are suspended for the case from now on (410), which is to be decided again.
 * One that another order blocks, too, stays blocked (451) for that one's case; one that another case has removed, or that was removed
 * without a case before, stays removed for that reason.
 */
export async function unblockArticles(tx: Tx, row: RightsCase, lifting: Lifting): Promise<Acted> {
  const own = await tx.caseArticle.findMany({
    where: { caseId: row.id, outcome: 'blocked', articleId: { not: null } },
    select: { articleId: true },
  })
  const acted: Acted = { suspended: [], blockedByOthers: [], removedBefore: [], untouched: [] }
  for (const article of await lockArticles(
    tx,
    own.flatMap(({ articleId }) => articleId ?? []),
  )) {
    noteActed(acted, await unblockOne(tx, row, article, lifting), article.id)
  }
  await unsettleArticles(tx, row.id, 'blocked')
  return acted
}

async function unblockOne(
  tx: Tx,
  row: RightsCase,
  { id, version, status }: LockedArticle,
  { by, note }: Lifting,
): Promise<'suspended' | 'blockedByOthers' | 'removedBefore' | 'untouched'> {
  const inForce = await tx.takedown.findFirst({ where: { articleId: id, restoredAt: null } })
  if (status !== 'taken_down' || inForce?.reason !== 'legal_order') return 'untouched'
  if (inForce.caseId !== row.id) return 'blockedByOthers'
  const other = await otherHolder(tx, row.id, id)
  if (other?.outcome === 'blocked') {
    // Readers see the same as before: no page is changed.
    await keepTakedown(tx, by, id, { reason: 'legal_order', note, caseId: other.caseId })
    return 'blockedByOthers'
  }
  const removal = other?.outcome === 'removed' ? removalBy(other) : await removedWithoutCase(tx, inForce)
  const remaining = removal ?? { reason: suspensionReason(row), caseId: row.id }
  await unblock(tx, by, { id, version }, { ...remaining, note, isSuspension: removal === null })
  return removal ? 'removedBefore' : 'suspended'
}

function removalBy({ caseId, rightsCase }: { caseId: number; rightsCase: RightsCase }) {
  return { reason: suspensionReason(rightsCase), caseId }
}

/** The removal by an editor, or at its expiry, that the order had taken the place of; null where there was none. */
async function removedWithoutCase(tx: Tx, { replacesId }: Pick<Takedown, 'replacesId'>): Promise<Replaced> {
  if (replacesId === null) return null
  const before = await tx.takedown.findUniqueOrThrow({ where: { id: replacesId } })
  const { reason, caseId } = before
  if (reason === 'legal_order') return removedWithoutCase(tx, before)
  return caseId === null ? { reason, caseId } : null
}

type Replaced = { reason: Exclude<TakeDownReason, 'legal_order'>; caseId: null } | null
