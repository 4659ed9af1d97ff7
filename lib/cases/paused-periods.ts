import type { CaseClock } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { shanghaiMinute } from '../time.ts'
import { startClock } from './case-clocks.ts'
import { endOnWorkingDay } from './case-periods.ts'
import type { RunningClock } from './desk-clocks.ts'

/** The periods in which the claimant may complain or sue, before articles are restored (民法典 §1196; 17 U.S.C. §512(g)(2)(C)). */
export const restoringPeriods = ['reasonable_period', 'dmca_earliest', 'dmca_latest'] as const

const pauses = ['pause-for-message', 'hold']
const settling = [...pauses, 'resume-period']

/** Those of a case that a letter of its claimant or a noted suit has stopped, and that run on when that is settled. One that stopped
 *  since the counter-notice did not reach him had not begun. */
async function pausedPeriods(tx: Tx, caseId: number): Promise<CaseClock[]> {
  const steps = await tx.caseStep.findMany({ where: { caseId, event: { in: pauses } }, select: { at: true } })
  const moments = new Set(steps.map(({ at }) => at.getTime()))
  const clocks = await tx.caseClock.findMany({
    where: { caseId, kind: { in: [...restoringPeriods] } },
    orderBy: { id: 'asc' },
  })
  const last = new Map(clocks.map((clock) => [clock.kind, clock]))
  return [...last.values()].filter(
    ({ firedAt, stoppedAt }) => firedAt === null && stoppedAt !== null && moments.has(stoppedAt.getTime()),
  )
}

/** Those that a letter of the claimant has stopped, which no editor has weighed yet. */
export async function pausedByMessage(tx: Tx, caseId: number): Promise<CaseClock[]> {
  const last = await tx.caseStep.findFirst({
    where: { caseId, event: { in: settling } },
    orderBy: { id: 'desc' },
    select: { event: true },
  })
  return last?.event === 'pause-for-message' ? pausedPeriods(tx, caseId) : []
}

/** Lets them run on to the end that they had, or to the next working day's where that has become a holiday meanwhile (民法典 §203). One
 *  that is over by now ends at once.
 *  @returns those that run again */
export async function resumePeriods(tx: Tx, caseId: number, at: Date): Promise<CaseClock[]> {
  const paused = await pausedPeriods(tx, caseId)
  const resumed: CaseClock[] = []
  for (const clock of paused) {
    const dueAt = clock.kind === 'reasonable_period' ? await endOnWorkingDay(tx, clock.dueAt) : clock.dueAt
    await startClock(tx, caseId, { kind: clock.kind, from: at, due: dueAt })
    resumed.push({ ...clock, dueAt })
  }
  return resumed
}

/** When the last of some periods ends. */
export function lastEndOf(periods: readonly Pick<CaseClock, 'dueAt'>[]): Date {
  return new Date(Math.max(...periods.map(({ dueAt }) => dueAt.getTime())))
}

/** What the sides are told of periods that run on, one of which may be long over: a suit takes months (民法典 §1196).
 *  @param resumed one at least */
export function periodEndOf(resumed: readonly Pick<CaseClock, 'dueAt'>[], at: Date): string {
  const last = lastEndOf(resumed)
  if (last <= at) return `期限已于 ${shanghaiMinute(last)} 届满，涉及的内容随即恢复展示。`
  return `期限继续计算，于 ${shanghaiMinute(last)} 届满；届满之前本站没有收到已经投诉或者起诉的通知的，涉及的内容将恢复展示。`
}

/** Whether a case's period waits for an editor who reads what the claimant wrote. */
export function isPausedForMessage(
  steps: readonly { event: string }[],
  clocks: readonly RunningClock[],
): boolean {
  const last = steps.findLast(({ event }) => settling.includes(event))
  const runs = clocks.some(({ kind }) => restoringPeriods.some((one) => one === kind))
  return last?.event === 'pause-for-message' && !runs
}
