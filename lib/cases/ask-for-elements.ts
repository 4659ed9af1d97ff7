import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { claimCase } from './claim-case.ts'
import { assertCaseNamesNobody, decisionNote, optionalNote } from './decision-note.ts'
import { elementKeys } from './elements.ts'
import { askForMissing, receivedLetter, takeUpNotice } from './notice-progress.ts'
import { recordCaseStep } from './record-case-step.ts'

const schema = seenRow.extend({
  /** What is asked for; also what was given and does not suffice. */
  elements: z.array(z.enum(elementKeys, '没有这一项')).min(1, '请选择需要补充的内容'),
  /** What is to be said beside it. */
  note: optionalNote,
})

/** Asks a claimant for elements of his notice by their names (条例 §14); his time to send them begins.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function askForElements(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { elements, note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const missing = elementKeys.filter((key) => elements.includes(key))
    const row = await claimCase(tx, seen, { move: 'ask', at, columns: { missing, completeAt: null } })
    await assertCaseNamesNobody(tx, row, note, { isSent: true })
    await recordCaseStep(tx, row, { move: 'ask', by: editor, at, reason: note, details: { missing } })
    await askForMissing(tx, row, at, note)
    return { version: row.version }
  })
}

const completionSchema = seenRow.extend({ note: decisionNote })

/** Notes that what was missing of a notice (条例 §14; 民法典 §1195) came on another way, by telephone or on paper: the editors' time runs.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function completeAtDesk(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { note, ...seen } = parseInput(completionSchema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const move = 'complete-at-desk'
    const row = await claimCase(tx, seen, { move, at, columns: { missing: [], completeAt: at } })
    await assertCaseNamesNobody(tx, row, note)
    await recordCaseStep(tx, row, { move, by: editor, at, reason: note })
    await takeUpNotice(tx, row, at, { letter: receivedLetter(row) })
    return { version: (await tx.rightsCase.findUniqueOrThrow({ where: { id: row.id } })).version }
  })
}
