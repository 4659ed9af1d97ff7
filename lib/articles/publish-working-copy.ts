import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { amend } from './amend.ts'
import { type Seen, sourceReasonSchema } from './schema.ts'
import { moves } from './status.ts'
import { type CopySeen, copyContent, copySeenSchema, liveVersion, seenCopy } from './working-copy.ts'

/** Publishes the working copy of an article, as it is stored, with its correction note: the amendment. One that was written
 *  from another text than the live one has to be merged first.
 *  @throws DomainError invalid-input | not-found (also where there is none) | wrong-state | conflict */
export async function publishCopy(
  tx: Tx,
  actor: Actor,
  { sourceReason = '', ...seen }: CopySeen & { sourceReason?: string },
): Promise<Seen> {
  const copy = await seenCopy(tx, seen)
  if (!copy) throw new DomainError('not-found', '这篇文章没有修改稿。')
  const content = copyContent(copy)
  if (copy.basedOn !== (await liveVersion(tx, seen.id)) || content === null)
    throw new DomainError('conflict', '保存修改稿以后，线上的文字又有改动，请在编辑台合并后再发布。')
  return amend(tx, actor, seen, { content, note: copy.note, sourceReason })
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function publishWorkingCopy(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.amend.permission)
  const seen = parseInput(copySeenSchema.extend({ sourceReason: sourceReasonSchema }), input)
  return transaction((tx) => publishCopy(tx, editor, seen))
}
