import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { rowNumber, seenRow } from '../seen-row.ts'
import { line } from '../text/text-fields.ts'
import { stopClocks } from './case-clocks.ts'
import { claimCase } from './claim-case.ts'
import { isCounterUndelivered, startDesksTime } from './counter-delivery.ts'
import { assertCaseNamesNobody, decisionNote, optionalNote } from './decision-note.ts'
import { cameUnderDmca } from './dmca-path.ts'
import { periodEndOf, resumePeriods } from './paused-periods.ts'
import { recordCaseStep } from './record-case-step.ts'
import { HELD_FOR_OTHER, tellOfSuit } from './tell-of-suit.ts'
import { writeLetter } from './write-letter.ts'
import { writeToClaimants } from './write-to-claimants.ts'

const schema = seenRow.extend({
  /** The number of the complaint or suit, and where it is: it names nobody. */
  reference: line(200, '案号或受理编号').pipe(z.string().min(1, '请填写案号或者主管部门的受理编号')),
  /** Whose it is: the case of his own notice, where that was merged into this one. */
  claimantCaseId: rowNumber.optional(),
  note: optionalNote,
})

/** Under the DMCA a complaint to an authority holds nothing: an action for a court order does. */
const HELD_BY_SUIT = '已登记您为制止侵权而起诉的材料，法院处理之前维持现状。'

/** Notes that the claimant has complained to an authority or sued (民法典 §1196), or filed an action for a court order (17 U.S.C.
 *  §512(g)(2)(C)): nothing moves until that ends.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function holdForLitigation(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { reference, note, claimantCaseId, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'hold', at })
    await assertCaseNamesNobody(tx, row, note)
    await assertCaseNamesNobody(tx, row, reference, { field: 'reference' })
    await stopClocks(tx, row.id, at)
    const isDmca = await cameUnderDmca(tx, row.id)
    const of = claimantCaseId ?? row.id
    await recordCaseStep(tx, row, {
      ...{ move: 'hold', by: editor, at, reason: note, details: { reference, claimant: of } },
      ...(isDmca && { publicWording: HELD_BY_SUIT }),
      ...(of !== row.id && { publicWording: HELD_FOR_OTHER }),
    })
    await tellOfSuit(tx, row, { of, letter: isDmca ? 'held_dmca' : 'held', at })
    await writeLetter(tx, row, { letter: isDmca ? 'held_dmca_to_contributor' : 'held_to_contributor', at })
    return { version: row.version }
  })
}

const releaseSchema = seenRow.extend({ note: decisionNote })

/** Notes that the complaint or suit (民法典 §1196) ended without a decision on the articles: the periods that it stopped run on to the
 *  end that they had. One that is over by now ends at once. Where none had begun, since the counter-notice did not reach the claimant, the desk
 *  has as long to act as for a notice that comes in.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function releaseHold(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.decide')
  const { note, ...seen } = parseInput(releaseSchema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'release-hold', at })
    await assertCaseNamesNobody(tx, row, note)
    const resumed = await resumePeriods(tx, row.id, at)
    // It still is to be delivered: a claimant whom it has not reached had no period (民法典 §1196).
    if (resumed.length === 0 || (await isCounterUndelivered(tx, row.id))) await startDesksTime(tx, row.id, at)
    await recordCaseStep(tx, row, { move: 'release-hold', by: editor, at, reason: note })
    const running = (await cameUnderDmca(tx, row.id)) ? 'released_dmca' : 'released'
    const letter = resumed.length > 0 ? running : 'released_to_desk'
    const periodEnd = resumed.length > 0 ? periodEndOf(resumed, at) : ''
    await writeToClaimants(tx, row, { letter, move: 'release-hold', at, fields: { periodEnd } })
    const fields = { note: periodEnd || '接下来由编辑部办理，结果会告诉您。' }
    await writeLetter(tx, row, { letter: 'released_to_contributor', at, fields })
    return { version: row.version }
  })
}
