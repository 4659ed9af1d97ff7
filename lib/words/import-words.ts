import { type Tx, transaction } from '#lib/db/transaction.ts'
import { editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { type RefusedLine, wordsOfCsv } from './word-csv.ts'
import { MOST_WORDS } from './word-fields.ts'
import type { ListedWord } from './word-kinds.ts'

export type WordsImported = { added: number; changed: number; known: number; refused: RefusedLine[] }

/** Adds the entries of a CSV file, and changes those of which the list has the word. Nothing is removed.
 *  @throws DomainError forbidden | too-many */
export async function importWords(editor: Editor, csv: string): Promise<WordsImported> {
  permit(editor, 'word.keep')
  const { words, refused } = wordsOfCsv(csv)
  return transaction(async (tx) => {
    const counts = await merged(tx, editor, words)
    const details = { ...counts, refused: refused.length }
    const about = { subject: 'word', id: 'list' } as const
    await recordAudit(tx, { event: 'words_imported', by: editor, about, details })
    return { ...counts, refused }
  })
}

async function merged(tx: Tx, editor: Editor, words: readonly ListedWord[]) {
  const before = await tx.word.count()
  const rows = JSON.stringify(words)
  const written = await tx.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO word (kind, text, replacement, note, editor_id, actor)
    SELECT kind::word_kind, text, replacement, note, ${editorIdOf(editor)}, ${editor.name}
    FROM jsonb_to_recordset(${rows}::jsonb) AS given(kind text, text text, replacement text, note text)
    ORDER BY text
    ON CONFLICT (text) DO UPDATE SET kind = EXCLUDED.kind, replacement = EXCLUDED.replacement, note = EXCLUDED.note,
      version = word.version + 1, editor_id = EXCLUDED.editor_id, actor = EXCLUDED.actor, changed_at = now()
    WHERE (word.kind, word.replacement, word.note) IS DISTINCT FROM (EXCLUDED.kind, EXCLUDED.replacement, EXCLUDED.note)
    RETURNING version = 1 AS "isNew"`
  const added = written.filter(({ isNew }) => isNew).length
  if (before + added > MOST_WORDS)
    throw new DomainError('too-many', `导入后会超过 ${MOST_WORDS} 条，没有导入。`)
  return { added, changed: written.length - added, known: words.length - written.length }
}
