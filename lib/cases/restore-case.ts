import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { shanghaiMinute } from '../time.ts'
import { barAfterCounter } from './barred-works.ts'
import { releaseArticles } from './case-articles.ts'
import { stopClocks } from './case-clocks.ts'
import { DMCA_RESTORING, onRestoring } from './case-laws.ts'
import { lawFor } from './case-move-row.ts'
import { caseMove } from './case-moves.ts'
import { type CaseSeen, claimCase, holdCase } from './claim-case.ts'
import { closeCase } from './close-case.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { cameUnderDmca } from './dmca-path.ts'
import { urlsOfActed } from './letter-urls.ts'
import { databaseNow } from './moment.ts'
import { pausedByMessage } from './paused-periods.ts'
import { type Decided, type Decision, decisionSchema, needsSecond, propose } from './propose-decision.ts'
import { recordCaseStep } from './record-case-step.ts'
import { tellResponsible } from './remind-editors.ts'
import { exceptionOf, restoredWording, shownAgain } from './restored-words.ts'
import { tellSources } from './tell-sources.ts'
import { writeLetter } from './write-letter.ts'

/** Gives back to readers what a case holds (条例 §17, 民法典 §1196), and closes it; where the setting asks for two persons this is the proposal.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function restoreCase(editor: Editor, input: unknown): Promise<Decided> {
  permit(editor, 'case.decide')
  const { note, ...seen } = parseInput(decisionSchema, input)
  return transaction(async (tx) => {
    if (await needsSecond(tx, 'restore')) return propose(tx, editor, seen, { action: 'restore', note })
    const { version } = await restoreByCase(tx, editor, seen, {
      move: 'restore',
      at: await databaseNow(tx),
      note,
    })
    return { version, isProposed: false }
  })
}

/** The same in an open transaction, by an editor, or by the clock at the end of the reasonable period (民法典 §1196). */
export async function restoreByCase(
  tx: Tx,
  by: Actor,
  seen: CaseSeen,
  { move, at, note }: Decision<'restore' | 'restore-after-period' | 'restore-by-dmca'>,
): Promise<RightsCase> {
  const before = await holdCase(tx, seen.id)
  const row = await claimCase(tx, seen, { move, at })
  if (move === 'restore') await assertPeriodIsOver(tx, row, at)
  if (move === 'restore') await assertNothingUnread(tx, row, at)
  await assertCaseNamesNobody(tx, row, note)
  await stopClocks(tx, row.id, at)
  await tellResponsible(tx, row, move)
  const details = await releaseArticles(tx, row, { by, note: note || '期限届满', outcome: 'restored' })
  await barAfterCounter(tx, row, Object.values(details).flat())
  const except = exceptionOf(details)
  const isDmca = before.state === 'counter_received' && (await cameUnderDmca(tx, row.id))
  const publicWording = restoredWording(caseMove(isDmca ? 'restore-by-dmca' : move).publicWording, details)
  const law = isDmca
    ? DMCA_RESTORING
    : move === 'restore' && (await isCountered(tx, row))
      ? lawFor(onRestoring, row.kind)
      : undefined
  await recordCaseStep(tx, row, { move, by, at, reason: note, publicWording, details, ...(law && { law }) })
  const fields = { urls: await urlsOfActed(tx, row.id, shownAgain(details)), note: except }
  const [claimants, contributors] = isDmca
    ? (['restored_dmca', 'restored_dmca_to_contributor'] as const)
    : (['restored', 'restored_to_contributor'] as const)
  await writeLetter(tx, row, { letter: claimants, at, fields })
  if (row.contributionId !== null) await writeLetter(tx, row, { letter: contributors, at, fields })
  await tellSources(tx, row, {
    ...{ letter: 'source_restored', at, acted: details.restored ?? [], held: details.heldByOthers ?? [] },
  })
  await closeCase(tx, row, { by, at })
  return row
}

/** Whether a whole counter-notice came: then 条例 §17 or 民法典 §1196 asks for the restoring. */
async function isCountered(tx: Tx, { id: caseId }: RightsCase): Promise<boolean> {
  return (await tx.counterNotice.count({ where: { caseId, receivedAt: { not: null } } })) > 0
}

/** While the claimant has time to complain or to sue nobody restores (民法典 §1196); and not before the 10th business day where the
 *  time of the DMCA runs (17 U.S.C. §512(g)(2)(C)). */
async function assertPeriodIsOver(tx: Tx, row: RightsCase, at: Date): Promise<void> {
  const running = await tx.caseClock.findFirst({
    where: {
      ...{ caseId: row.id, kind: { in: ['reasonable_period', 'dmca_earliest'] } },
      ...{ firedAt: null, stoppedAt: null, dueAt: { gt: at } },
    },
  })
  if (!running) return
  throw new DomainError(
    'wrong-state',
    `投诉人可以投诉或者起诉的期限还没有满，${shanghaiMinute(running.dueAt)} 之后才能恢复。`,
    { details: { until: running.dueAt.toISOString() } },
  )
}

/** Nor while what he wrote in it may be the notice that he has. */
async function assertNothingUnread(tx: Tx, { id }: RightsCase, at: Date): Promise<void> {
  if (!(await pausedByMessage(tx, id)).some(({ dueAt }) => dueAt > at)) return
  throw new DomainError(
    'wrong-state',
    '投诉人在期限内来信，请先核查：已经投诉或者起诉的，登记诉讼；不是的，恢复计时。',
  )
}
