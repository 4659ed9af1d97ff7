import { databaseNow } from '#lib/db/database-now.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { claimCase } from './claim-case.ts'
import { recordCaseStep } from './record-case-step.ts'

/** Notes that an editor has read what the sides wrote, and that nothing else follows from it: it waits for the desk no longer.
 *  No article rules it: a matter of the house.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function markMessagesRead(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const seen = parseInput(seenRow, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'read-messages', at })
    await recordCaseStep(tx, row, { move: 'read-messages', by: editor, at })
    return { version: row.version }
  })
}
