import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { rowNumber } from '../seen-row.ts'
import { keepConfirmed } from './confirmed-notes.ts'
import { decisionNote } from './decision-note.ts'

const schema = z.object({ id: rowNumber, note: decisionNote })

/** Says of a note for the newsroom that it names nobody, though a word of it is a party's name, too: who calls himself 侵权 cannot keep
 *  editors from giving reasons. It is on record who said so, and lets nothing through that is published or sent to a side. No
 *  article rules it: a matter of the house.
 *  @throws DomainError forbidden | invalid-input */
export async function confirmNote(editor: Editor, input: unknown): Promise<void> {
  permit(editor, 'case.accept')
  const of = parseInput(schema, input)
  await transaction((tx) => keepConfirmed(tx, editor, of))
}
