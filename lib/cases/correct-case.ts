import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { Correction, Prisma, RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { amend } from '../articles/amend.ts'
import { contentSchema } from '../articles/schema.ts'
import { noteSchema } from '../articles/working-copy.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput, wrongFields } from '../input.ts'
import { rowNumber, seenRow, seenVersion } from '../seen-row.ts'
import { type LockedArticle, lockArticles, ownArticles } from './case-articles.ts'
import { stopClocks } from './case-clocks.ts'
import type { CaseMove } from './case-moves.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { assertCaseNamesNobody, optionalNote } from './decision-note.ts'
import { urlsOfActed } from './letter-urls.ts'
import type { ClaimantLetter } from './letters.ts'
import { type Decided, needsSecond, propose } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { releaseArticles } from './release-articles.ts'
import { tellResponsible } from './remind-editors.ts'
import { tellSources } from './tell-sources.ts'
import { writeLetter } from './write-letter.ts'

const amendmentSchema = z.object({
  articleId: rowNumber,
  /** The article as it was seen; of a proposal from before that was kept whatever it is. */
  version: seenVersion.optional(),
  note: noteSchema,
  content: contentSchema,
})

/** What a case is closed with, beside what was seen of it. */
export const correctionInput = z.object({
  /** Public corrections that were made since the notice came. */
  correctionIds: z.array(rowNumber).max(50).default([]),
  /** New texts of articles that the case has suspended: each comes back corrected, and was never seen with its old text. */
  amendments: z.array(amendmentSchema).max(50).default([]),
  note: optionalNote,
})

const schema = seenRow.extend(correctionInput.shape)

type Amendment = z.output<typeof amendmentSchema>

/** Closes a case because what was untrue is corrected (民法典 §1028): it names the public corrections. A suspended article comes back
 *  with its new text in the same transaction. This is decided like every restoring: if the setting asks for two persons, the call only
 *  makes the proposal.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function correctCase(editor: Editor, input: unknown): Promise<Decided> {
  permit(editor, 'case.accept')
  const given = parseInput(schema, input)
  return transaction(async (tx) => {
    const move = (await holdCase(tx, given.id)).state === 'accepted' ? 'correct-suspended' : 'correct'
    if (move === 'correct-suspended') permit(editor, 'case.decide')
    if (move === 'correct-suspended' && (await needsSecond(tx, move)))
      return propose(tx, editor, given, { action: 'correct', note: given.note, input: asGiven(input) })
    const at = await databaseNow(tx)
    const { version } = await closeWithCorrection(tx, editor, given, { move, letter: 'corrected', at })
    return { version, isProposed: false }
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
  const given = parseInput(schema, input)
  return closeWithCorrection(tx, editor, given, { move: 'correct-suspended', letter: 'corrected', at })
}

/** The articles and corrections of a proposal, as JSON. */
function asGiven(input: unknown): Prisma.InputJsonObject {
  const { correctionIds, amendments } = givenShape.parse(JSON.parse(JSON.stringify(input)))
  return { ...(correctionIds && { correctionIds }), ...(amendments && { amendments }) }
}

const givenShape = z.object({ correctionIds: z.json().optional(), amendments: z.json().optional() })

/** Answers 这里有误 with the public correction that it led to (民法典 §1028).
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function answerCorrection(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const given = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    return closeWithCorrection(tx, editor, given, { move: 'close-correction', letter: 'correction_made', at })
  })
}

type Closing = { move: CaseMove; letter: ClaimantLetter; at: Date }

async function closeWithCorrection(
  tx: Tx,
  editor: Editor,
  { correctionIds, amendments, note: reason, ...seen }: z.output<typeof schema>,
  { move, letter, at }: Closing,
): Promise<{ version: number }> {
  const { actedAt } = await holdCase(tx, seen.id)
  const row = await claimCase(tx, seen, { move, at, columns: { actedAt: actedAt ?? at } })
  await assertCaseNamesNobody(tx, row, reason)
  await stopClocks(tx, row.id, at)
  const held = await ownArticles(tx, row.id)
  assertSeen(held, amendments)
  const articles = held.map(({ id }) => id)
  const release = { by: editor, note: '更正后恢复', outcome: 'corrected' as const }
  await tellResponsible(tx, row, move)
  const acted = await releaseArticles(tx, row, release)
  for (const amendment of amendments) await amendReleased(tx, editor, amendment, articles)
  const corrections = await correctionsOf(tx, row, articles, [...correctionIds, ...amendments])
  const details = { ...acted, corrections: corrections.map(({ id }) => id) }
  await recordCaseStep(tx, row, { move, by: editor, at, reason, details })
  const note = publicNotes(corrections)
  await writeLetter(tx, row, { letter, at, fields: { note, urls: await urlsOfActed(tx, row.id, articles) } })
  if (row.contributionId !== null && acted.restored?.length) {
    const fields = { note, urls: await urlsOfActed(tx, row.id, acted.restored) }
    await writeLetter(tx, row, { letter: 'restored_to_contributor', at, fields })
  }
  // 这里有误 is no claim of a right: its reader is answered, nobody else.
  if (move !== 'close-correction') {
    const others = acted.heldByOthers ?? []
    const corrected = articles.filter((id) => !others.includes(id))
    await tellSources(tx, row, { letter: 'source_corrected', at, acted: corrected, held: others })
  }
  await closeCase(tx, row, { by: editor, at, result: { articles, note } })
  return { version: row.version }
}

/** A text is written on what its editor has read. */
function assertSeen(articles: readonly LockedArticle[], amendments: readonly Amendment[]): void {
  for (const { articleId, version } of amendments) {
    const article = articles.find(({ id }) => id === articleId)
    if (!article || version === undefined || version === article.version) continue
    throw new DomainError('conflict', `文章 ${articleId} 已有改动，您看到的不是最新版。`, {
      details: { article: articleId, version: article.version },
    })
  }
}

async function amendReleased(
  tx: Tx,
  editor: Editor,
  { articleId, note, content }: Amendment,
  own: readonly number[],
): Promise<void> {
  const [article] = own.includes(articleId) ? await lockArticles(tx, [articleId]) : []
  if (!article) throw wrong('amendments', `文章 ${articleId} 不属于本案`)
  if (article.status === 'suspended')
    throw new DomainError('wrong-state', `文章 ${articleId} 还因另一案件暂停展示，现在不能更正。`)
  permit(editor, 'article.amend')
  await amend(tx, editor, article, { content, note })
}

/** The corrections that it is closed with; each of its articles has one, and each was made since the notice came. */
async function correctionsOf(
  tx: Tx,
  { receivedAt }: Pick<RightsCase, 'receivedAt'>,
  articles: readonly number[],
  named: readonly (number | Amendment)[],
): Promise<Correction[]> {
  const ids = named.filter((one) => typeof one === 'number')
  const amended = named.flatMap((one) => (typeof one === 'number' ? [] : one.articleId))
  const found = await tx.correction.findMany({
    where: { articleId: { in: [...articles] }, at: { gte: receivedAt } },
    orderBy: { id: 'asc' },
  })
  const strange = ids.filter((id) => !found.some((one) => one.id === id))
  if (strange.length > 0) throw wrongFields({ correctionIds: '这条更正不是收到通知以后对本案文章作出的' })
  const given = found.filter(({ id, articleId }) => ids.includes(id) || amended.includes(articleId))
  const without = articles.filter((id) => !given.some(({ articleId }) => articleId === id))
  if (given.length === 0 || without.length > 0)
    throw wrong(
      'correctionIds',
      `请先更正并写明更正说明${without.length > 0 ? `：文章 ${without.join('、')}` : ''}`,
    )
  return given
}

const publicNotes = (corrections: readonly Correction[]) =>
  corrections.map(({ note }) => `更正说明：${note}`).join('\n')

function wrong(field: string, message: string): DomainError {
  return new DomainError('invalid-input', `${message}。`, { fields: { [field]: message } })
}
