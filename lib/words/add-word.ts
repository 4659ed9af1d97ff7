import { type Tx, transaction } from '#lib/db/transaction.ts'
import { isUniqueViolation } from '#lib/db/unique-violation.ts'
import { editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { MOST_WORDS, wordSchema } from './word-fields.ts'
import type { ListedWord } from './word-kinds.ts'

/** Adds an entry to the word list.
 *  @throws DomainError forbidden | invalid-input | duplicate | too-many */
export async function addWord(editor: Editor, input: unknown): Promise<{ id: number; version: number }> {
  permit(editor, 'word.keep')
  const word = parseInput(wordSchema, input)
  return transaction(async (tx) => {
    const added = await created(tx, editor, word)
    const about = { subject: 'word', id: added.id } as const
    await recordAudit(tx, { event: 'word_added', by: editor, about, details: word })
    return added
  })
}

async function created(tx: Tx, editor: Editor, word: ListedWord): Promise<{ id: number; version: number }> {
  if ((await tx.word.count()) >= MOST_WORDS)
    throw new DomainError('too-many', `词表已有 ${MOST_WORDS} 条，请先删去不用的。`)
  try {
    return await tx.word.create({
      data: { ...word, editorId: editorIdOf(editor), actor: editor.name },
      select: { id: true, version: true },
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw duplicateWord(word.text)
    throw error
  }
}

export function duplicateWord(text: string): DomainError {
  return new DomainError('duplicate', `词表里已有“${text}”。`, { fields: { text: '词表里已经有了' } })
}
