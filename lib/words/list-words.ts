import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import type { ListedWord } from './word-kinds.ts'

export type WordRow = ListedWord & { id: number; version: number; actor: string; changedAt: Date }

const order = [{ kind: 'asc' }, { text: 'asc' }] as const

/** The word list as its page shows it. Every editor may see it.
 *  @throws DomainError forbidden */
export async function listWords(editor: Editor): Promise<WordRow[]> {
  permit(editor, 'article.draft')
  return db().word.findMany({ omit: { editorId: true }, orderBy: [...order] })
}

/** The word list as texts are checked against it. */
export async function wordsToCheck(editor: Editor): Promise<ListedWord[]> {
  permit(editor, 'article.draft')
  return db().word.findMany({
    select: { kind: true, text: true, replacement: true, note: true },
    orderBy: [...order],
  })
}
