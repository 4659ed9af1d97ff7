import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { type CaseRemoval, keepTakedown } from './keep-takedown.ts'
import { recordChange } from './record-change.ts'
import type { Seen } from './schema.ts'

/**
 * Takes an article from readers by order of a court or regulator, at once and whatever became of it before: its page
 * answers 451 (RFC 7725). Earlier removals stay on record. Part of the case's own transaction: whoever calls it has asked
 * for the permission.
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function block(
  tx: Tx,
  actor: Actor,
  seen: Seen,
  { note, caseId }: Omit<CaseRemoval, 'reason'>,
): Promise<Seen> {
  const article = await claim(tx, seen, 'block')
  const { id, version } = article
  const details = { reason: 'legal_order' as const, note, caseId }
  await keepTakedown(tx, actor, id, details)
  const text = await textOf(tx, article)
  await recordChange(tx, article, { move: 'block', by: actor, text, details })
  return { id, version }
}
