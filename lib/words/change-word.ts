import { type Tx, transaction } from '#lib/db/transaction.ts'
import { isUniqueViolation } from '#lib/db/unique-violation.ts'
import { editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { duplicateWord } from './add-word.ts'
import { claimWord } from './claim-word.ts'
import { wordSchema } from './word-fields.ts'
import type { ListedWord } from './word-kinds.ts'

/** Changes an entry that the editor has seen in this version.
 *  @throws DomainError forbidden | invalid-input | not-found | conflict | duplicate */
export async function changeWord(
  editor: Editor,
  input: { id: number; version: number } & Record<keyof ListedWord, unknown>,
): Promise<{ id: number; version: number }> {
  permit(editor, 'word.keep')
  const { id, version } = parseInput(seenRow, input)
  const word = parseInput(wordSchema, input)
  return transaction(async (tx) => {
    const before = await claimWord(tx, { id, version })
    const changed = await updated(tx, editor, id, word)
    const details = { before, after: word }
    await recordAudit(tx, { event: 'word_changed', by: editor, about: { subject: 'word', id }, details })
    return changed
  })
}

async function updated(tx: Tx, editor: Editor, id: number, word: ListedWord) {
  try {
    return await tx.word.update({
      where: { id },
      data: {
        ...word,
        version: { increment: 1 },
        editorId: editorIdOf(editor),
        actor: editor.name,
        changedAt: new Date(),
      },
      select: { id: true, version: true },
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw duplicateWord(word.text)
    throw error
  }
}
