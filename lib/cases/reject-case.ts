import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput, wrongFields } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { stopClocks } from './case-clocks.ts'
import { caseKinds } from './case-kinds.ts'
import { lawFor } from './case-move-row.ts'
import type { CaseMove } from './case-moves.ts'
import { claimCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { assertCaseNamesNobody, optionalNote } from './decision-note.ts'
import type { ClaimantLetter } from './letters.ts'
import { inWordsOf } from './notice-words.ts'
import { recordCaseStep } from './record-case-step.ts'
import { assertBarred } from './refuse-barred.ts'
import { type RejectReason, rejectReasonKeys, rejectReasons, rejectReasonsFor } from './reject-reasons.ts'
import { settleArticles } from './settle-articles.ts'
import { writeLetter } from './write-letter.ts'

const schema = seenRow.extend({
  reason: z.enum(rejectReasonKeys, '请选择理由'),
  /** What the claimant is told beside the reason; it names nobody. */
  note: optionalNote,
})

/** Refuses a notice with a reason of the closed table, which its claimant is told (条例 §14; 民法典 §1195); also one that
 *  may be of a claimant who is barred from it, where only a contact or the name is the same (条例 §17).
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function rejectCase(editor: Editor, input: unknown): Promise<{ version: number }> {
  return refuseWith(editor, input, { move: 'reject', letter: 'rejected' })
}

/** Answers 这里有误 without a change, with the reason (民法典 §1028 asks for a change of what is untrue alone).
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function rejectCorrection(editor: Editor, input: unknown): Promise<{ version: number }> {
  return refuseWith(editor, input, { move: 'reject-correction', letter: 'correction_refused' })
}

type Refusal = { move: CaseMove; letter: ClaimantLetter }

async function refuseWith(
  editor: Editor,
  input: unknown,
  { move, letter }: Refusal,
): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { reason, note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move, at })
    assertFits(row.kind, reason)
    if (reason === 'barred') await assertBarred(tx, row)
    await assertCaseNamesNobody(tx, row, note, { isSent: true })
    await stopClocks(tx, row.id, at)
    await settleArticles(tx, row.id, 'rejected')
    const { publicWording, law } = rejectReasons[reason]
    await recordCaseStep(tx, row, {
      ...{ move, by: editor, at, reason: note, publicWording, details: { reason } },
      ...(law !== '' && { law: lawFor(law, row.kind) }),
    })
    const told = reason === 'barred' ? 'barred' : letter
    await writeLetter(tx, row, {
      letter: told,
      at,
      fields: { reason: inWordsOf(row.kind, publicWording), note },
    })
    await closeCase(tx, row, { by: editor, at })
    return { version: row.version }
  })
}

function assertFits(kind: keyof typeof caseKinds, reason: RejectReason): void {
  if (rejectReasonsFor(caseKinds[kind].path).includes(reason)) return
  throw wrongFields({ reason: `“${caseKinds[kind].name}”案件不能用这个理由` })
}
