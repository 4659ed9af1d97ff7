import type { RightsCase } from '#lib/db/generated/client.ts'
import type { CaseOutcome } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { keepTakedown } from '../articles/keep-takedown.ts'
import { restore } from '../articles/restore.ts'
import { type Acted, noteActed } from './acted-articles.ts'
import { type LockedArticle, otherHolder, ownArticles, suspensionReason } from './case-articles.ts'
import { settleArticles } from './settle-articles.ts'

type Release = { by: Actor; note: string; outcome: CaseOutcome }

/**
 * Gives up the articles that a case holds, as it ends without their removal: those that no other case keeps from readers come back, at
 * the same address and with their views. Those of another case stay, and are kept for that one from now on: it is open and has
 * accepted them, or it ended with their removal. What an order has blocked, or another case or an editor has removed, stays as it is.
 */
export async function releaseArticles(tx: Tx, row: RightsCase, release: Release): Promise<Acted> {
  const acted: Acted = { restored: [], heldByOthers: [], inSight: [], untouched: [] }
  for (const article of await ownArticles(tx, row.id))
    noteActed(acted, await releaseOne(tx, row, article, release), article.id)
  await settleArticles(tx, row.id, release.outcome, acted)
  return acted
}

async function releaseOne(
  tx: Tx,
  row: RightsCase,
  { id, version, status }: LockedArticle,
  { by, note }: Release,
): Promise<'restored' | 'heldByOthers' | 'inSight' | 'untouched'> {
  if (status === 'published') return 'inSight'
  const inForce = await tx.takedown.findFirst({ where: { articleId: id, restoredAt: null } })
  const isOwn = inForce?.caseId === row.id && inForce.reason !== 'legal_order'
  if (status !== 'suspended' && !(status === 'taken_down' && isOwn)) return 'untouched'
  const other = await otherHolder(tx, row.id, id)
  if (!other) {
    await restore(tx, by, { id, version }, { note })
    return 'restored'
  }
  if (isOwn)
    await keepTakedown(tx, by, id, {
      ...{ note, caseId: other.caseId, isSuspension: status === 'suspended' },
      reason: other.outcome === 'blocked' ? 'legal_order' : suspensionReason(other.rightsCase),
    })
  return 'heldByOthers'
}
