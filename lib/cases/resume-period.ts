import { databaseNow } from '#lib/db/database-now.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { shanghaiMinute } from '../time.ts'
import { stopClocks } from './case-clocks.ts'
import { claimCase } from './claim-case.ts'
import { isCounterUndelivered, startDesksTime } from './counter-delivery.ts'
import { assertCaseNamesNobody, decisionNote } from './decision-note.ts'
import { lastEndOf, periodEndOf, resumePeriods } from './paused-periods.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeToClaimants } from './write-to-claimants.ts'

const schema = seenRow.extend({ note: decisionNote })

/** Notes that what the claimant wrote is no notice that he has complained or sued (民法典 §1196): the periods that it stopped run on to
 *  the end that they had, and every claimant of the case is told.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function resumePeriod(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const move = 'resume-period'
    const row = await claimCase(tx, seen, { move, at })
    await assertCaseNamesNobody(tx, row, note)
    await stopClocks(tx, row.id, at, ['act_limit'])
    const resumed = await resumePeriods(tx, row.id, at)
    // It still is to be delivered to the claimant whom it has not reached.
    if (await isCounterUndelivered(tx, row.id)) await startDesksTime(tx, row.id, at)
    if (resumed.length === 0) throw new DomainError('wrong-state', '本案没有因来信停止计算的期限。')
    await recordCaseStep(tx, row, { move, by: editor, at, reason: note })
    // A letter that an editor has rewritten may still ask for the moment alone.
    const fields = { periodEnd: periodEndOf(resumed, at), deadline: shanghaiMinute(lastEndOf(resumed)) }
    await writeToClaimants(tx, row, { letter: 'period_resumed', move, at, fields })
    return { version: row.version }
  })
}
