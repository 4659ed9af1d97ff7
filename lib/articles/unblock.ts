import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { keepTakedown, type Removal } from './keep-takedown.ts'
import { recordChange } from './record-change.ts'
import type { Seen } from './schema.ts'
import type { TakeDownReason } from './take-down-reasons.ts'

/** What keeps the article from readers once the order no longer does. */
type Remaining = Removal & {
  reason: Exclude<TakeDownReason, 'legal_order'>
  /** Null for a removal that no case decided. */
  caseId: number | null
  /** Whether the case has still to decide. */
  isSuspension: boolean
}

/**
 * Ends the removal by order of a court or regulator (RFC 7725) that was lifted: the article's page answers 410 instead of 451,
 * either while a case is checked again, or for the removal that had been there before. Nothing comes back to readers by it. Part of
 * the case's own transaction: whoever calls it has asked for the permission.
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function unblock(
  tx: Tx,
  actor: Actor,
  seen: Seen,
  { caseId, ...remaining }: Remaining,
): Promise<Seen> {
  const move = remaining.isSuspension ? 'unblock' : 'unblock-removed'
  const article = await claim(tx, seen, move)
  const { id, version } = article
  const details = { ...remaining, ...(caseId !== null && { caseId }) }
  await keepTakedown(tx, actor, id, details)
  const text = await textOf(tx, article)
  await recordChange(tx, article, { move, by: actor, text, details })
  return { id, version }
}
