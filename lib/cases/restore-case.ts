import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import type { Acted } from './acted-articles.ts'
import { exceptionOf, restoredWording, shownAgain } from './acted-words.ts'
import { assertMayRestore, assertNoLateCounter } from './assert-may-restore.ts'
import { barAfterCounter } from './barred-works.ts'
import { stopClocks } from './case-clocks.ts'
import { DMCA_RESTORING, onRestoring } from './case-laws.ts'
import { lawFor } from './case-move-row.ts'
import { caseMove } from './case-moves.ts'
import { type CaseSeen, claimCase, holdCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { cameUnderDmca } from './dmca-path.ts'
import { urlsOfActed } from './letter-urls.ts'
import { type Decided, type Decision, decisionSchema, needsSecond, propose } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { releaseArticles } from './release-articles.ts'
import { tellResponsible } from './remind-editors.ts'
import { tellSources } from './tell-sources.ts'
import { writeLetter } from './write-letter.ts'

/** Gives back to readers what a case holds (条例 §17, 民法典 §1196), and closes it; where the setting asks for two persons this is the proposal.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function restoreCase(editor: Editor, input: unknown): Promise<Decided> {
  permit(editor, 'case.decide')
  const { note, ...seen } = parseInput(decisionSchema, input)
  return transaction(async (tx) => {
    if (await needsSecond(tx, 'restore')) {
      const proposed = await propose(tx, editor, seen, { action: 'restore', note })
      await assertNoLateCounter(tx, await holdCase(tx, seen.id))
      return proposed
    }
    const at = await databaseNow(tx)
    return { ...(await restoreByCase(tx, editor, seen, { move: 'restore', at, note })), isProposed: false }
  }, OF_MANY_ARTICLES)
}

type Restoring = Decision<'restore' | 'restore-after-period' | 'restore-by-dmca'>

/** The same in an open transaction, by an editor, or by the clock at the end of the reasonable period (民法典 §1196).
 *  @returns also what became of its articles */
export async function restoreByCase(
  tx: Tx,
  by: Actor,
  seen: CaseSeen,
  { move, at, note }: Restoring,
): Promise<{ version: number; acted: Acted }> {
  const before = await holdCase(tx, seen.id)
  const row = await claimCase(tx, seen, { move, at })
  if (move === 'restore') await assertMayRestore(tx, before, at)
  await assertCaseNamesNobody(tx, row, note)
  await stopClocks(tx, row.id, at)
  await tellResponsible(tx, row, move)
  const acted = await releaseArticles(tx, row, { by, note: note || '期限届满', outcome: 'restored' })
  const isBarred = await barAfterCounter(tx, row, Object.values(acted).flat())
  const isDmca = before.state === 'counter_received' && (await cameUnderDmca(tx, row.id))
  // The words of the DMCA's restoring say so themselves.
  const bar = isBarred && !isDmca ? BARRED : ''
  const wording = restoredWording(caseMove(isDmca ? 'restore-by-dmca' : move).publicWording, acted)
  const law = await lawOf(tx, row, { move, isDmca })
  await recordCaseStep(tx, row, {
    ...{ move, by, at, reason: note, publicWording: `${wording}${bar}`, details: acted },
    ...(law && { law }),
  })
  await tellOfRestoring(tx, row, { at, acted, isDmca, bar })
  await closeCase(tx, row, { by, at })
  return { version: row.version, acted }
}

/** The article that a restoring rests on, where it is another one than its table's. */
async function lawOf(
  tx: Tx,
  row: RightsCase,
  { move, isDmca }: { move: Restoring['move']; isDmca: boolean },
): Promise<string | undefined> {
  if (isDmca) return DMCA_RESTORING
  return move === 'restore' && (await isCountered(tx, row)) ? lawFor(onRestoring, row.kind) : undefined
}

type Restored = { at: Date; acted: Acted; isDmca: boolean; bar: string }

async function tellOfRestoring(tx: Tx, row: RightsCase, { at, acted, isDmca, bar }: Restored): Promise<void> {
  const except = exceptionOf(acted)
  const urls = await urlsOfActed(tx, row.id, shownAgain(acted))
  const [claimants, contributors] = isDmca
    ? (['restored_dmca', 'restored_dmca_to_contributor'] as const)
    : (['restored', 'restored_to_contributor'] as const)
  await writeLetter(tx, row, { letter: claimants, at, fields: { urls, note: `${except}${bar}` } })
  if (row.contributionId !== null)
    await writeLetter(tx, row, { letter: contributors, at, fields: { urls, note: except } })
  await tellSources(tx, row, {
    ...{ letter: 'source_restored', at, acted: acted.restored ?? [], held: acted.heldByOthers ?? [] },
  })
}

/** What a claimant is told whom a restoring bars (条例 §17). */
const BARRED = '依照《信息网络传播权保护条例》第十七条，您不得就同一作品再次通知本站删除。'

/** Whether a whole counter-notice came, and was forwarded: then 条例 §17 or 民法典 §1196 asks for the restoring. */
async function isCountered(tx: Tx, { id: caseId }: RightsCase): Promise<boolean> {
  return (
    (await tx.counterNotice.count({
      where: { caseId, receivedAt: { not: null }, forwardedAt: { not: null } },
    })) > 0
  )
}
