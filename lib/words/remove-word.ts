import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { claimWord } from './claim-word.ts'

/** Removes an entry that the editor has seen in this version. What it held stays in the audit trail.
 *  @throws DomainError forbidden | invalid-input | not-found | conflict */
export async function removeWord(editor: Editor, input: { id: number; version: number }): Promise<void> {
  permit(editor, 'word.keep')
  const seen = parseInput(seenRow, input)
  await transaction(async (tx) => {
    const word = await claimWord(tx, seen)
    await tx.word.delete({ where: { id: seen.id } })
    const about = { subject: 'word', id: seen.id } as const
    await recordAudit(tx, { event: 'word_removed', by: editor, about, details: word })
  })
}
