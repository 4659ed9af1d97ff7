import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput, wrongFields } from '../input.ts'
import { rowNumber, seenRow } from '../seen-row.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { assertCaseNamesNobody, decisionNote } from './decision-note.ts'
import { urlsOfActed } from './letter-urls.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'

const schema = seenRow.extend({
  barIds: z.array(rowNumber, '请选择要解除的限制').min(1, '请选择要解除的限制').max(500),
  note: decisionNote,
})

/**
 * Lifts bars that a case made: its claimant, or one whose notice was merged into it, may give notice of those works again, for example since a
 * court decided for him (条例 §17 leaves him the way to the court). Each of them is told; by what he was known again is deleted with the bar (个人信息
 * 保护法 §47). What was refused meanwhile stays so until an
 * editor takes it up again.
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict
 */
export async function liftBar(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.decide')
  const { barIds, note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const row = await claimCase(tx, seen, { move: 'lift-bar', at })
    await assertCaseNamesNobody(tx, row, note)
    const lifted = await lift(tx, row, barIds, at)
    const claimants = [...new Set(lifted.map(({ claimantCaseId }) => claimantCaseId))].sort((a, b) => a - b)
    const articlesOf = (id: number) =>
      lifted.filter((bar) => bar.claimantCaseId === id).map(({ articleId }) => articleId)
    await recordCaseStep(tx, row, {
      ...{ move: 'lift-bar', by: editor, at, reason: note },
      // What concerns another claimant alone is nothing for this one's page.
      ...(!claimants.includes(row.id) && { publicWording: null }),
      details: { bars: barIds, claimants, articles: [...new Set(lifted.map(({ articleId }) => articleId))] },
    })
    for (const id of claimants) {
      // His own notice may go on by itself by now, in whatever state it is.
      const own = id === row.id ? row : await holdCase(tx, id)
      const articles = articlesOf(id)
      if (own !== row)
        await recordCaseStep(tx, own, {
          ...{ move: 'lift-bar', by: editor, at, details: { madeBy: row.id, articles } },
        })
      const urls = await urlsOfActed(tx, row.id, articles)
      await writeLetter(tx, own, { letter: 'bar_lifted', at, fields: { urls } })
    }
    return { version: row.version }
  })
}

async function lift(tx: Tx, { id: caseId }: RightsCase, barIds: readonly number[], at: Date) {
  const lifted = await tx.barredWork.updateManyAndReturn({
    where: { id: { in: [...barIds] }, caseId, liftedAt: null },
    data: { liftedAt: at },
  })
  if (lifted.length === new Set(barIds).size) {
    await tx.barredKey.deleteMany({ where: { barId: { in: [...barIds] } } })
    return lifted
  }
  throw wrongFields({ barIds: '所选的限制不属于本案，或者已经解除' })
}
