import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { type CaseRemoval, keepTakedown } from './keep-takedown.ts'
import { recordChange } from './record-change.ts'
import type { Seen } from './schema.ts'
import { takeDownReasons } from './take-down-reasons.ts'

/**
 * Removes for good an article that a case has suspended: the case was decided against it. The suspension stays on record.
 * Part of the case's own transaction: whoever calls it has asked for the permission.
 * @returns also the status that its page answers with from now on
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function removeSuspended(
  tx: Tx,
  actor: Actor,
  seen: Seen,
  { reason, note, caseId }: CaseRemoval,
): Promise<Seen & { status: 410 | 451 }> {
  const article = await claim(tx, seen, 'remove-suspended')
  const { id, version } = article
  const details = { reason, note, caseId }
  await keepTakedown(tx, actor, id, details)
  const text = await textOf(tx, article)
  await recordChange(tx, article, { move: 'remove-suspended', by: actor, text, details })
  return { id, version, status: takeDownReasons[reason].status }
}
