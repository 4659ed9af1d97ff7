import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { keepCopy } from './autosave/keep-copy.ts'
import { hold } from './claim.ts'
import { mayDelete } from './permit-deletion.ts'
import { recordChange } from './record-change.ts'
import type { Seen } from './schema.ts'
import { moves } from './status.ts'
import { assertSeen, type CopySeen, copySeenSchema, removeCopy, workingCopyOf } from './working-copy.ts'

/** Deletes the working copy of a published article; readers go on seeing the live text. Where there is none (any more)
 *  nothing is to be done.
 *  @throws DomainError not-found | wrong-state | conflict */
export async function discardCopy(tx: Tx, actor: Actor, seen: CopySeen): Promise<Seen> {
  const article = await hold(tx, seen, 'discard-copy')
  const { id, version } = article
  const copy = await workingCopyOf(tx, id)
  if (!copy) return { id, version }
  assertSeen(copy, seen.copyVersion)
  await keepCopy(tx, copy)
  await removeCopy(tx, id)
  await recordChange(tx, article, {
    move: 'discard-copy',
    by: actor,
    details: { copyVersion: seen.copyVersion },
  })
  return { id, version }
}

/** The same, for an editor who may: his own, a chief any.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function discardWorkingCopy(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves['discard-copy'].permission)
  const seen = parseInput(copySeenSchema, input)
  return transaction(async (tx) => {
    const copy = await workingCopyOf(tx, seen.id)
    if (copy && !mayDelete(editor, copy.savedById))
      throw new DomainError('forbidden', '这份修改稿是别人最后保存的，只有主编或管理员可以放弃。')
    return discardCopy(tx, editor, seen)
  })
}
