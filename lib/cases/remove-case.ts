import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import type { Acted } from './acted-articles.ts'
import { removedWording } from './acted-words.ts'
import { stopClocks } from './case-clocks.ts'
import { caseMove } from './case-moves.ts'
import { counterUrl, receiptOfCounter } from './case-receipts.ts'
import { type CaseSeen, claimCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { othersOfCase, urlsOfActed } from './letter-urls.ts'
import { type Decided, type Decision, decisionSchema, needsSecond, propose } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { tellResponsible } from './remind-editors.ts'
import { removeArticles } from './remove-articles.ts'
import { tellSources } from './tell-sources.ts'
import { writeLetter } from './write-letter.ts'

/** Removes for good what a case holds (410; 条例 §15, 民法典 §1195), and closes it; where the setting asks for two persons this is the proposal.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function removeCase(editor: Editor, input: unknown): Promise<Decided> {
  permit(editor, 'case.decide')
  const { note, ...seen } = parseInput(decisionSchema, input)
  return transaction(async (tx) => {
    if (await needsSecond(tx, 'remove')) return propose(tx, editor, seen, { action: 'remove', note })
    const at = await databaseNow(tx)
    return { ...(await remove(tx, editor, seen, { move: 'remove', at, note })), isProposed: false }
  }, OF_MANY_ARTICLES)
}

/** The same in an open transaction, by an editor, or by the clock where no counter-notice came (条例 §16, 民法典 §1196).
 *  @returns also what became of its articles */
export async function remove(
  tx: Tx,
  by: Actor,
  seen: CaseSeen,
  { move, at, note }: Decision<'remove' | 'remove-after-silence'>,
): Promise<{ version: number; acted: Acted }> {
  const row = await claimCase(tx, seen, { move, at })
  await assertCaseNamesNobody(tx, row, note)
  await stopClocks(tx, row.id, at)
  await tellResponsible(tx, row, move)
  const acted = await removeArticles(tx, row, { by, note: note || '期限内没有收到反通知' })
  const publicWording = removedWording(caseMove(move).publicWording, acted)
  await recordCaseStep(tx, row, { move, by, at, reason: note, publicWording, details: acted })
  const removed = acted.removed ?? []
  const urls = await urlsOfActed(tx, row.id, removed)
  const fields = { urls, note: await othersOfCase(tx, row.id, removed) }
  await writeLetter(tx, row, { letter: 'removed', at, fields })
  await tellContributor(tx, row, { move, at, urls })
  await tellSources(tx, row, { letter: 'source_removed', at, acted: removed })
  await closeCase(tx, row, { by, at, result: { articles: removed } })
  return { version: row.version, acted }
}

/** What he states against a decided removal the editors weigh. */
const LATE = '您也可以打开原来的网址提交书面说明和证明材料，由编辑部核查是否重新办理：'

/** Where it was removed for his silence alone he may still answer. */
async function tellContributor(
  tx: Tx,
  row: RightsCase,
  { move, at, urls }: { move: 'remove' | 'remove-after-silence'; at: Date; urls: string },
): Promise<void> {
  const counter = await tx.counterNotice.findFirst({
    where: { caseId: row.id, receivedAt: null },
    orderBy: { offeredAt: 'desc' },
  })
  if (row.contributionId === null && !counter) return
  if (!counter || move === 'remove') {
    const again = counter ? `${LATE}\n${counterUrl(receiptOfCounter(counter))}` : ''
    await writeLetter(tx, row, { letter: 'removed_for_good', at, fields: { urls, again } })
    return
  }
  const fields = { urls, counterUrl: counterUrl(receiptOfCounter(counter)) }
  await writeLetter(tx, row, { letter: 'removed_to_contributor', at, fields })
}
