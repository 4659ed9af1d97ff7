import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { readSetting } from '../settings/read-setting.ts'
import { counterUrl, receiptOfCounter } from './case-receipts.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { counterElementsOf, listedCounterElements } from './counter-elements.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import type { SideLetter } from './letters.ts'
import { decisionSchema } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'

/**
 * Notes that an editor has confirmed that the claimant of a copyright is foreign: where the setting says so, a counter-notice then has the
 * elements of 17 U.S.C. §512(g)(3) and the days of (g)(2)(C), instead of 条例 §17. The claimant is told, and a
 * contributor to whom the notice was forwarded.
 * Not once he has stated anything: what he was told holds for what he stated.
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict
 */
export async function confirmForeign(editor: Editor, input: unknown): Promise<{ version: number }> {
  return changeForeign(editor, input, 'confirm-foreign')
}

/** Takes that back: 条例 §17 holds again.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function revokeForeign(editor: Editor, input: unknown): Promise<{ version: number }> {
  return changeForeign(editor, input, 'revoke-foreign')
}

type Change = 'confirm-foreign' | 'revoke-foreign'

/** To the claimant, and to a contributor who was asked already. */
const letters: Record<Change, { claimant: SideLetter; contributor: SideLetter }> = {
  'confirm-foreign': { claimant: 'foreign_confirmed', contributor: 'dmca_begins' },
  'revoke-foreign': { claimant: 'foreign_revoked', contributor: 'dmca_ends' },
}

async function changeForeign(editor: Editor, input: unknown, move: Change): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { note, ...seen } = parseInput(decisionSchema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const before = await holdCase(tx, seen.id)
    const columns = { foreignConfirmedAt: move === 'confirm-foreign' ? at : null }
    const row = await claimCase(tx, seen, { move, at, columns })
    await assertChanges(tx, before, move)
    await assertCaseNamesNobody(tx, row, note)
    await recordCaseStep(tx, row, { move, by: editor, at, reason: note })
    const { claimant, contributor } = letters[move]
    await writeLetter(tx, row, { letter: claimant, at })
    await tellContributor(tx, row, { letter: contributor, at })
    return { version: row.version }
  })
}

async function assertChanges(tx: Tx, { id, foreignConfirmedAt }: RightsCase, move: Change): Promise<void> {
  const isConfirming = move === 'confirm-foreign'
  if (isConfirming && !(await readSetting(tx, 'cases.dmca')))
    throw new DomainError(
      'wrong-state',
      '本站没有启用境外权利人的程序（设置“境外权利人按 DMCA 的期限恢复”）。',
    )
  if (isConfirming === (foreignConfirmedAt !== null))
    throw new DomainError('wrong-state', isConfirming ? '已经确认过境外权利人。' : '没有确认过境外权利人。')
  const stated = await tx.counterNotice.count({ where: { caseId: id, claimSealed: { not: null } } })
  if (stated > 0)
    throw new DomainError('wrong-state', '投稿人已经依照告知的要求作出书面说明，不能再改变办理的程序。')
}

async function tellContributor(
  tx: Tx,
  row: RightsCase,
  { letter, at }: { letter: SideLetter; at: Date },
): Promise<void> {
  const counter = await tx.counterNotice.findFirst({
    where: { caseId: row.id, receivedAt: null },
    orderBy: { offeredAt: 'desc' },
  })
  if (!counter || row.state !== 'awaiting_counter') return
  const asked = counterElementsOf({ kind: row.kind, isUnderDmca: letter === 'dmca_begins' })
  const counterElements = listedCounterElements(asked, row.kind)
  const fields = { counterElements, counterUrl: counterUrl(receiptOfCounter(counter)) }
  await writeLetter(tx, row, { letter, at, fields })
}
