import { databaseNow } from '#lib/db/database-now.ts'
import type { Prisma, RightsCase } from '#lib/db/generated/client.ts'
import { OF_MANY_ARTICLES, type Tx, takenBack, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { amend } from '../articles/amend.ts'
import { workingCopyOf } from '../articles/working-copy.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { lockArticles, ownArticles } from './case-articles.ts'
import { stopClocks } from './case-clocks.ts'
import type { CaseMove } from './case-moves.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { type CorrectionEnds, correctionEnds } from './correction-ends.ts'
import { type CaseAmendment, type CorrectionGiven, correctionSchema } from './correction-input.ts'
import { correctedWording, toldOfCorrection } from './correction-words.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { prepare, preparedSchema } from './prepare-correction.ts'
import { type Decided, needsSecond, propose } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { releaseArticles } from './release-articles.ts'
import { tellResponsible } from './remind-editors.ts'
import { joinedLetter, tellOfCorrection } from './tell-of-correction.ts'

/** Closes a case because what was untrue is corrected (民法典 §1028), or the part that infringes was taken out (条例 §15): of each article
 *  it is said whether it is. A suspended one comes back in the same transaction, with its new text or as it was. This is decided
 *  like every restoring: if the setting asks for two persons, the call only makes the proposal, after all its checks.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function correctCase(editor: Editor, input: unknown): Promise<Decided> {
  permit(editor, 'case.accept')
  const given = parseInput(correctionSchema, input)
  return transaction((tx) => decide(tx, editor, given), OF_MANY_ARTICLES)
}

const withTextSchema = preparedSchema.extend({ seen: correctionSchema.pick({ id: true, version: true }) })

/** The same (民法典 §1028; 条例 §15) of a case that has suspended one article, with the text that an editor has just written for it.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function correctWithText(editor: Editor, input: unknown): Promise<Decided> {
  permit(editor, 'article.amend')
  permit(editor, 'case.decide')
  const { seen, ...text } = parseInput(withTextSchema, input)
  return transaction(async (tx) => {
    const { copyVersion } = await prepare(tx, editor, seen.id, { ...text, isFinal: true })
    const copies = [{ articleId: text.id, copyVersion }]
    return decide(tx, editor, { ...parseInput(correctionSchema, seen), copies })
  })
}

async function decide(tx: Tx, editor: Editor, given: CorrectionGiven): Promise<Decided> {
  const row = await holdCase(tx, given.id)
  const move = row.state === 'accepted' ? 'correct-suspended' : 'correct'
  if (move === 'correct-suspended') permit(editor, 'case.decide')
  const closing = { move, at: await databaseNow(tx) } as const
  if (move === 'correct' || !(await needsSecond(tx, move)))
    return { ...(await closeWithCorrection(tx, editor, given, closing)), isProposed: false }
  const { ends } = await takenBack(tx, () => closeWithCorrection(tx, editor, given, closing))
  const { id, version, correctionIds, unchanged, note } = given
  const amendments = await asJson(tx, ends.amendments)
  return propose(
    tx,
    editor,
    { id, version },
    {
      ...{ action: 'correct', note, input: { correctionIds, amendments, unchanged } },
    },
  )
}

/** New texts as a proposal keeps them, with the versions of their articles: who confirms it decides on these. */
async function asJson(tx: Tx, amendments: readonly CaseAmendment[]): Promise<Prisma.InputJsonArray> {
  const articles = await lockArticles(
    tx,
    amendments.map(({ articleId }) => articleId),
  )
  return amendments.map((one) => {
    const version = articles.find(({ id }) => id === one.articleId)?.version
    return JSON.parse(JSON.stringify({ ...one, version })) as Prisma.InputJsonObject // of what the schema has parsed
  })
}

/** What another editor has proposed to close with a correction (民法典 §1028), in an open transaction.
 *  @param input as it was proposed, with the case as it is seen now
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export function carryOutCorrection(
  tx: Tx,
  editor: Editor,
  input: unknown,
  at: Date,
): Promise<{ version: number }> {
  const given = parseInput(correctionSchema, input)
  return closeWithCorrection(tx, editor, given, { move: 'correct-suspended', at })
}

/** Answers 这里有误 with the public correction that it led to (民法典 §1028).
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function answerCorrection(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const given = parseInput(correctionSchema, input)
  return transaction(async (tx) => {
    return closeWithCorrection(tx, editor, given, { move: 'close-correction', at: await databaseNow(tx) })
  })
}

type CorrectingMove = Extract<CaseMove, 'correct' | 'correct-suspended' | 'close-correction'>

async function closeWithCorrection(
  tx: Tx,
  editor: Editor,
  { note: reason, id, version, ...given }: CorrectionGiven,
  { move, at }: { move: CorrectingMove; at: Date },
): Promise<{ version: number; ends: CorrectionEnds }> {
  const { actedAt } = await holdCase(tx, id)
  const row = await claimCase(tx, { id, version }, { move, at, columns: { actedAt: actedAt ?? at } })
  await assertCaseNamesNobody(tx, row, reason)
  await stopClocks(tx, row.id, at)
  const ends = await correctionEnds(tx, row, await ownArticles(tx, row.id), given)
  const { unchanged, corrected } = ends
  await tellResponsible(tx, row, move)
  const acted = await releaseArticles(tx, row, { by: editor, note: '本案更正结案', outcome: 'corrected' })
  const wasHeld = move === 'correct-suspended'
  await settleUnchanged(tx, row, unchanged, wasHeld)
  for (const amendment of ends.amendments) await amendReleased(tx, editor, amendment)
  const corrections = await madeOf(tx, row, ends)
  const details = { ...acted, corrections: corrections.map((one) => one.id), corrected, unchanged }
  const told = toldOfCorrection(row.kind)
  const isAnswer = move === 'close-correction'
  const publicWording = isAnswer ? undefined : correctedWording(row.kind, unchanged.length === 0)
  await recordCaseStep(tx, row, {
    ...{ move, by: editor, at, reason, details },
    ...(publicWording !== undefined && { publicWording }),
  })
  const done = { acted, corrections, corrected, unchanged, wasHeld }
  await tellOfCorrection(tx, row, { letter: isAnswer ? 'correction_made' : told.claimant, at, done })
  await closeCase(tx, row, {
    ...{ by: editor, at, result: { letterTo: (joined) => joinedLetter(tx, joined, done) } },
  })
  return { version: row.version, ends }
}

/** Of an article that is not corrected a case ends as if it had been about nothing else: restored, or rejected where readers saw it all
 *  the while. */
async function settleUnchanged(
  tx: Tx,
  { id: caseId }: RightsCase,
  unchanged: readonly number[],
  wasHeld: boolean,
): Promise<void> {
  await tx.caseArticle.updateMany({
    where: { caseId, articleId: { in: [...unchanged] } },
    data: { outcome: wasHeld ? 'restored' : 'rejected' },
  })
}

async function amendReleased(
  tx: Tx,
  editor: Editor,
  { articleId, copyVersion, note, content }: CaseAmendment,
): Promise<void> {
  const [article] = await lockArticles(tx, [articleId])
  if (!article) throw new DomainError('not-found', '没有这篇文章。')
  if (article.status === 'suspended')
    throw new DomainError('wrong-state', `文章 ${articleId} 还因另一案件暂停展示，现在不能更正。`)
  if (note === '')
    throw new DomainError('invalid-input', `文章 ${articleId} 没有更正说明。`, {
      fields: { note: '请填写更正说明' },
    })
  permit(editor, 'article.amend')
  // A working copy that somebody has gone on with stays, to be merged.
  const isSame = copyVersion !== undefined && (await workingCopyOf(tx, articleId))?.version === copyVersion
  await amend(tx, editor, { ...article, ...(isSame && { copyVersion }) }, { content, note })
}

/** The corrections that it is closed with: those that were made before, and those of its new texts. */
function madeOf(tx: Tx, { receivedAt }: RightsCase, { amendments, corrections }: CorrectionEnds) {
  const amended = amendments.map(({ articleId }) => articleId)
  return tx.correction.findMany({
    where: {
      at: { gte: receivedAt },
      OR: [{ id: { in: corrections.map(({ id }) => id) } }, { articleId: { in: amended } }],
    },
    orderBy: { id: 'asc' },
  })
}
