import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { claim } from './claim.ts'
import { permitDeletion } from './permit-deletion.ts'
import { recordChange } from './record-change.ts'
import { refuseWithoutLicence } from './refuse-without-licence.ts'
import { type Seen, seenSchema } from './schema.ts'
import { moves } from './status.ts'

/** Deletes a draft, which no reader has ever seen, or brings a deleted one back: an editor his own, a chief any. One of a contribution
 *  that was declined or withdrawn does not come back, since its licence has ended.
 *  @throws DomainError forbidden | not-found | wrong-state | conflict */
export async function moveDraft(
  tx: Tx,
  actor: Actor,
  seen: Seen,
  move: 'delete' | 'undelete',
): Promise<Seen> {
  const article = await claim(tx, seen, move)
  await permitDeletion(tx, actor, article.id)
  if (move === 'undelete') await refuseWithoutLicence(tx, article.id, '恢复')
  await recordChange(tx, article, { move, by: actor })
  return { id: article.id, version: article.version }
}

/** Deletes a draft, for an editor who may. `undeleteDraft` brings it back.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export function deleteDraft(editor: Editor, input: unknown): Promise<Seen> {
  return moveDraftOf(editor, input, 'delete')
}

/** Brings back a draft that was deleted, for whoever may delete it.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export function undeleteDraft(editor: Editor, input: unknown): Promise<Seen> {
  return moveDraftOf(editor, input, 'undelete')
}

async function moveDraftOf(editor: Editor, input: unknown, move: 'delete' | 'undelete'): Promise<Seen> {
  permit(editor, moves[move].permission)
  const seen = parseInput(seenSchema, input)
  return transaction((tx) => moveDraft(tx, editor, seen, move))
}
