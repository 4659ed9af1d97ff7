import { z } from 'zod'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { extendParty } from '../parties/extend-party.ts'
import { seenRow } from '../seen-row.ts'
import { line } from '../text/text-fields.ts'
import { startClock, stopClocks } from './case-clocks.ts'
import { claimCase } from './claim-case.ts'
import { assertCaseNamesNobody, decisionNote, optionalNote } from './decision-note.ts'
import { databaseNow } from './moment.ts'
import { identitiesUntil } from './notice-begins.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'

const schema = seenRow.extend({
  /** The number of the complaint or suit, and where it is: it names nobody. */
  reference: line(200, '案号或受理编号').pipe(z.string().min(1, '请填写案号或者主管部门的受理编号')),
  note: optionalNote,
})

const counterClocks = ['reasonable_period', 'dmca_earliest', 'dmca_latest'] as const

/** So long may a suit take, for which identities are kept. */
const YEARS_OF_A_SUIT = 5

/** Notes that the claimant has complained to an authority or sued (民法典 §1196): nothing moves until that ends.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function holdForLitigation(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { reference, note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'hold', at })
    await assertCaseNamesNobody(tx, row, note)
    await assertCaseNamesNobody(tx, row, reference, 'reference')
    await stopClocks(tx, row.id, at)
    await keepIdentities(tx, row, { by: editor, at })
    await recordCaseStep(tx, row, { move: 'hold', by: editor, at, reason: note, details: { reference } })
    await writeLetter(tx, row, { letter: 'held', at })
    await writeLetter(tx, row, { letter: 'held_to_contributor', at })
    return { version: row.version }
  })
}

async function keepIdentities(tx: Tx, row: RightsCase, { by, at }: { by: Actor; at: Date }): Promise<void> {
  const until = await identitiesUntil(tx, at)
  until.setUTCFullYear(until.getUTCFullYear() + YEARS_OF_A_SUIT)
  const counters = await tx.counterNotice.findMany({ where: { caseId: row.id }, select: { partyId: true } })
  const ids = [row.partyId, ...counters.map(({ partyId }) => partyId)].filter((id) => id !== null)
  const kept = await tx.party.findMany({ where: { id: { in: ids }, deletedAt: null }, select: { id: true } })
  for (const { id } of kept) await extendParty(tx, by, id, { until, why: 'litigation_hold' })
}

const releaseSchema = seenRow.extend({ note: decisionNote })

/** Notes that the complaint or suit ended without a decision on the articles: the periods that it stopped run on to the end that they
 *  had. One that is over by now ends at once.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function releaseHold(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.decide')
  const { note, ...seen } = parseInput(releaseSchema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'release-hold', at })
    await assertCaseNamesNobody(tx, row, note)
    for (const kind of counterClocks) {
      const last = await tx.caseClock.findFirst({ where: { caseId: row.id, kind }, orderBy: { id: 'desc' } })
      if (last && !last.firedAt) await startClock(tx, row.id, { kind, from: at, due: last.dueAt })
    }
    await recordCaseStep(tx, row, { move: 'release-hold', by: editor, at, reason: note })
    await writeLetter(tx, row, { letter: 'released', at })
    return { version: row.version }
  })
}
