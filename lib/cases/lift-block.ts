import { z } from 'zod'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { line } from '../text/text-fields.ts'
import type { Acted } from './case-articles.ts'
import { startClock } from './case-clocks.ts'
import { endOfPeriod } from './case-periods.ts'
import { claimCase } from './claim-case.ts'
import { assertCaseNamesNobody, decisionNote } from './decision-note.ts'
import { urlsOfActed } from './letter-urls.ts'
import { databaseNow } from './moment.ts'
import { recordCaseStep } from './record-case-step.ts'
import { remindEditors } from './remind-editors.ts'
import { tellSources } from './tell-sources.ts'
import { unblockArticles } from './unblock-articles.ts'
import { writeLetter } from './write-letter.ts'

const schema = seenRow.extend({
  /** Number and authority of what revoked the order, or its last day. */
  reference: line(200, '解除依据').pipe(z.string().min(1, '请填写解除原决定的机关和文号')),
  note: decisionNote,
})

/**
 * Follows the end of the order for which a case was blocked (RFC 7725 §3): it was revoked, or has expired. Nothing comes back to readers by
 * it, so one person does it: the articles are suspended instead (410), and the case is to be decided like any that was accepted.
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict
 */
export async function liftBlock(
  editor: Editor,
  input: unknown,
): Promise<{ version: number; suspended: number[] }> {
  permit(editor, 'case.block')
  const { reference, note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const [at, move] = [await databaseNow(tx), 'lift-block' as const]
    const row = await claimCase(tx, seen, { move, at, columns: { orderReference: null } })
    await assertCaseNamesNobody(tx, row, note)
    await assertCaseNamesNobody(tx, row, reference, 'reference')
    const acted = await unblockArticles(tx, row, { by: editor, note })
    await recordCaseStep(tx, row, { move, by: editor, at, reason: note, details: { ...acted, reference } })
    const due = await endOfPeriod(tx, 'decide_limit', at)
    await startClock(tx, row.id, { kind: 'decide_limit', from: at, due })
    await remindEditors(tx, row, { move, to: 'responsible' })
    await tellSides(tx, row, at, acted)
    return { version: row.version, suspended: acted.suspended ?? [] }
  })
}

async function tellSides(
  tx: Tx,
  row: RightsCase,
  at: Date,
  { suspended = [], ...rest }: Acted,
): Promise<void> {
  const isWhole = Object.values(rest).every((ids) => ids.length === 0)
  const fields = {
    urls: await urlsOfActed(tx, row.id, suspended),
    note: isWhole ? '' : '本案涉及的其他内容，因另有要求、决定或者其他原因，仍不展示。',
  }
  await writeLetter(tx, row, { letter: 'block_lifted', at, fields })
  await tellSources(tx, row, { letter: 'source_block_lifted', at, acted: suspended })
  if (row.contributionId !== null)
    await writeLetter(tx, row, { letter: 'block_lifted_to_contributor', at, fields })
  // They were told of the order, too, and are told of what they had named.
  const merged = await tx.rightsCase.findMany({ where: { mergedIntoId: row.id }, orderBy: { id: 'asc' } })
  for (const one of merged) {
    const urls = await urlsOfActed(tx, one.id, suspended)
    await writeLetter(tx, one, { letter: 'block_lifted', at, fields: { ...fields, urls } })
  }
}
