import { databaseNow } from '#lib/db/database-now.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { takeUpNotice } from './notice-progress.ts'
import { decisionSchema } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { assertSomethingIsLeft } from './refuse-barred.ts'
import { unsettleArticles } from './settle-articles.ts'
import { startPeriod } from './start-period.ts'
import { writeToClaimants } from './write-to-claimants.ts'

/** Takes up a closed case again: one that was refused, lapsed or withdrawn as a notice that has come in, one that ended with a
 *  removal for another decision. If its claimant is barred from notices of a work (条例 §17), the bar must be lifted first.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function reopenCase(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { note, ...seen } = parseInput(decisionSchema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const { outcome, completeAt } = await holdCase(tx, seen.id)
    const isRemoved = outcome === 'removed'
    if (isRemoved) permit(editor, 'case.decide')
    const move = isRemoved ? 'reopen-removed' : 'reopen'
    const columns = isRemoved ? {} : { completeAt: completeAt ?? at }
    const row = await claimCase(tx, seen, { move, at, columns })
    await assertCaseNamesNobody(tx, row, note)
    if (outcome) await unsettleArticles(tx, row.id, outcome)
    if (!isRemoved) await assertSomethingIsLeft(tx, row)
    await recordCaseStep(tx, row, { move, by: editor, at, reason: note })
    if (isRemoved) {
      await startPeriod(tx, row.id, 'decide_limit', at)
      await writeToClaimants(tx, row, { letter: 'reopened', move, at })
    } else await takeUpNotice(tx, row, at, { letter: 'reopened' })
    return { version: (await holdCase(tx, row.id)).version }
  })
}
