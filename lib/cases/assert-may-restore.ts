import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { shanghaiMinute } from '../time.ts'
import { caseMove } from './case-moves.ts'
import { isCounterUndelivered } from './counter-delivery.ts'
import { cameUnderDmca } from './dmca-path.ts'
import { pausedByMessage } from './paused-periods.ts'

/** What an editor's decision to restore does not go before: what the sides are owed by 条例 §17, 民法典 §1196 and 17 U.S.C. §512(g)(2)(C).
 *  @param before the case as it stood
 *  @throws DomainError wrong-state */
export async function assertMayRestore(tx: Tx, before: RightsCase, at: Date): Promise<void> {
  await assertNoLateCounter(tx, before)
  await assertDelivered(tx, before)
  await assertPeriodIsOver(tx, before, at)
  await assertNothingUnread(tx, before)
}

/** A statement that waits to be taken up is forwarded to the claimant, who may sue: a restoring beside it would tell him nothing of it. */
export async function assertNoLateCounter(tx: Tx, { id: caseId, state }: RightsCase): Promise<void> {
  if (!caseMove('follow-late-counter').from.includes(state)) return
  const [last] = await tx.counterNotice.findMany({
    where: { caseId, receivedAt: { not: null }, forwardedAt: null },
    orderBy: { receivedAt: 'desc' },
    take: 1,
  })
  // One that was deleted at its expiry can be forwarded no more.
  if (!last || last.claimSealed === null || last.partyId === null) return
  throw new DomainError(
    'wrong-state',
    '本案有尚未转送投诉人的书面说明，请用“采纳书面说明”：说明转送投诉人，再依规定恢复。',
  )
}

/** A claimant whom the statement has not reached had no time to complain or to sue (民法典 §1196). The days of the DMCA run without it. */
async function assertDelivered(tx: Tx, { id, state }: RightsCase): Promise<void> {
  if (state !== 'counter_received' || !(await isCounterUndelivered(tx, id))) return
  if (await cameUnderDmca(tx, id)) return
  throw new DomainError(
    'wrong-state',
    '书面说明还没有送达投诉人，其投诉或者起诉的合理期限没有起算，不能恢复。请另行送达，用“登记已另行送达”登记，期限届满后恢复。',
  )
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

/** Nor while what he wrote in it may be the notice that he has, however long ago its end was: it came in time (民法典 §1196). */
async function assertNothingUnread(tx: Tx, { id }: RightsCase): Promise<void> {
  if ((await pausedByMessage(tx, id)).length === 0) return
  throw new DomainError(
    'wrong-state',
    '投诉人在期限内来信，请先核查：已经投诉或者起诉的，登记诉讼；不是的，恢复计时。',
  )
}
