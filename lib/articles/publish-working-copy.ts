import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { amend } from './amend.ts'
import { contentSchema, type Seen } from './schema.ts'
import { moves } from './status.ts'
import { type CopySeen, copySeenSchema, seenCopy } from './working-copy.ts'

/** Publishes the working copy of an article, as it is stored, with its correction note: the amendment.
 *  @throws DomainError invalid-input | not-found (also where there is none) | wrong-state | conflict */
export async function publishCopy(tx: Tx, actor: Actor, seen: CopySeen): Promise<Seen> {
  const copy = await seenCopy(tx, seen)
  if (!copy) throw new DomainError('not-found', '这篇文章没有修改稿。')
  const { content, note } = copy
  return amend(tx, actor, seen, { content: contentSchema.parse(content), note })
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function publishWorkingCopy(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.amend.permission)
  const seen = parseInput(copySeenSchema, input)
  return transaction((tx) => publishCopy(tx, editor, seen))
}
