import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { type CaseRemoval, keepTakedown } from './keep-takedown.ts'
import { recordChange } from './record-change.ts'
import type { Seen } from './schema.ts'
import type { TakeDownReason } from './take-down-reasons.ts'

/** An order is followed by `block`; it never waits to be checked. */
type Suspension = CaseRemoval & { reason: Exclude<TakeDownReason, 'legal_order'> }

/**
 * Takes a published article off every page while the notice of a case is checked (信息网络传播权保护条例 §15; 民法典 §1195).
 * Its text, its working copy, its address and its views stay for the restore. Part of the case's own transaction: whoever
 * calls it has asked for the permission.
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function suspend(
  tx: Tx,
  actor: Actor,
  seen: Seen,
  { reason, note, caseId }: Suspension,
): Promise<Seen> {
  const article = await claim(tx, seen, 'suspend')
  const { id, version } = article
  const details = { reason, note, caseId }
  await keepTakedown(tx, actor, id, { ...details, isSuspension: true })
  const text = await textOf(tx, article)
  await recordChange(tx, article, { move: 'suspend', by: actor, text, details })
  return { id, version }
}
