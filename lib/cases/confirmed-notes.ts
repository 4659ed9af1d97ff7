import { createHmac } from 'node:crypto'
import type { Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { secret } from '../config.ts'

/** A note for the newsroom on a case. */
type NoteOfCase = { id: number; note: string }

/** Keeps on record that an editor says of a note that it names nobody. The trail keeps a keyed hash of it; the note itself stands on its
 *  step. */
export async function keepConfirmed(tx: Tx, editor: Editor, of: NoteOfCase): Promise<void> {
  const about = { subject: 'case', id: of.id } as const
  await recordAudit(tx, { event: 'case_note_confirmed', by: editor, about, details: { note: digestOf(of) } })
}

/** Whether an editor has said so of this very note of this case. */
export async function isConfirmed(tx: Tx, of: NoteOfCase): Promise<boolean> {
  const found = await tx.auditEntry.findFirst({
    where: {
      ...{ event: 'case_note_confirmed', subject: 'case', subjectId: String(of.id) },
      details: { path: ['note'], equals: digestOf(of) },
    },
    select: { id: true },
  })
  return found !== null
}

function digestOf({ id, note }: NoteOfCase): string {
  return createHmac('sha256', secret()).update(`confirmed note:${id}:${note}`).digest('base64url')
}
