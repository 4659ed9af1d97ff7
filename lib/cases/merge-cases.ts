import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { caseNumber } from '../case-number.ts'
import { permit } from '../editors/permissions.ts'
import type { DomainError } from '../errors.ts'
import { parseInput, wrongFields } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { stopClocks } from './case-clocks.ts'
import { caseKinds } from './case-kinds.ts'
import { caseStates } from './case-states.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'

const schema = seenRow.extend({ intoId: z.int32('请指定并入哪个案件').positive() })

/** Lets a notice go on in another case about the same content. Its claimant is told how that one ends; where that one ends because its
 *  own claimant gives it up, or against him, this one goes on by itself, since each notice is to be answered (条例 §14; 民法典 §1195).
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function mergeCases(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { intoId, ...seen } = parseInput(schema, input)
  if (intoId === seen.id) throw refused('不能并入自己')
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    // In one order, so that two that are merged into each other do not wait for each other.
    for (const id of [seen.id, intoId].sort((a, b) => a - b)) await holdCase(tx, id)
    const into = await holdCase(tx, intoId)
    const row = await claimCase(tx, seen, { move: 'merge', at, columns: { mergedIntoId: intoId } })
    assertGoTogether(row, into)
    await joinArticles(tx, row, into)
    // What was joined with this one before goes on with it.
    await tx.rightsCase.updateMany({ where: { mergedIntoId: row.id }, data: { mergedIntoId: intoId } })
    await stopClocks(tx, row.id, at)
    const absorbed = await claimCase(tx, { id: intoId }, { move: 'absorb', at })
    await recordCaseStep(tx, row, { move: 'merge', by: editor, at, details: { into: intoId } })
    await recordCaseStep(tx, absorbed, { move: 'absorb', by: editor, at, details: { from: row.id } })
    await writeLetter(tx, row, { letter: 'merged', at })
    return { version: row.version }
  })
}

function assertGoTogether(row: RightsCase, into: RightsCase): void {
  if (!caseStates[into.state].isOpen) throw refused(`${caseNumber(into.id)} 已结案，不能并入`)
  if (caseKinds[row.kind].path !== caseKinds[into.kind].path)
    throw refused('两个案件依据的程序不同，不能合并')
}

/** What a notice names beyond the other one becomes that one's, as long as nothing was done on it yet. */
async function joinArticles(tx: Tx, row: RightsCase, into: RightsCase): Promise<void> {
  const [own, known] = [await articlesOf(tx, row.id), await articlesOf(tx, into.id)]
  const added = own.filter((one) => !known.some(({ articleId }) => articleId === one.articleId))
  if (added.length > 0 && caseStates[into.state].holdsArticles)
    throw refused(
      `${caseNumber(into.id)} 已受理，不包括文章 ${added.map(({ articleId }) => articleId).join('、')}，不能并入`,
    )
  await refuseAnswered(tx, into, added)
  await tx.caseArticle.createMany({
    data: added.map(({ articleId, url }) => ({ caseId: into.id, articleId, url })),
  })
  await tx.caseArticle.updateMany({ where: { caseId: row.id, outcome: null }, data: { outcome: 'merged' } })
}

/** What the other case was refused for, as by a bar of its claimant's (条例 §17), does not come back by somebody else's notice. */
async function refuseAnswered(
  tx: Tx,
  { id }: RightsCase,
  added: readonly { articleId: number | null }[],
): Promise<void> {
  const articleId = { in: added.flatMap((one) => one.articleId ?? []) }
  const answered = await tx.caseArticle.findMany({
    where: { caseId: id, articleId },
    orderBy: { articleId: 'asc' },
  })
  if (answered.length === 0) return
  const named = answered.map((one) => one.articleId).join('、')
  throw refused(`${caseNumber(id)} 对文章 ${named} 已作答复，不再包括它，不能并入`)
}

function articlesOf(tx: Tx, caseId: number) {
  return tx.caseArticle.findMany({
    where: { caseId, outcome: null, articleId: { not: null } },
    select: { articleId: true, url: true },
  })
}

function refused(message: string): DomainError {
  return wrongFields({ intoId: message })
}
