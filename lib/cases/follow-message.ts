import type { RightsCase } from '#lib/db/generated/client.ts'
import type { MessageSide } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { HOUR_MS } from '../time.ts'
import { theClaimant } from './case-actors.ts'
import { stopClocks } from './case-clocks.ts'
import { claimCase } from './claim-case.ts'
import { restoringPeriods } from './paused-periods.ts'
import { recordCaseStep } from './record-case-step.ts'
import { remindEditors } from './remind-editors.ts'
import { startPeriod } from './start-period.ts'

/**
 * What a letter of a side that nobody asked for leads to: the responsible editors are told, once an hour for a case. While the claimant
 * has time to complain or to sue no period ends over a letter of his that nobody has read, since it may be the notice that he has
 * (民法典 §1196; 17 U.S.C. §512(g)(2)(C)): the periods stop, and the desk has as long to act as for a notice that comes in.
 */
export async function followMessage(
  tx: Tx,
  row: RightsCase,
  { side, at }: { side: MessageSide; at: Date },
): Promise<void> {
  if (side === 'claimant') await pausePeriods(tx, row, at)
  const move = side === 'claimant' ? 'receive-message' : 'receive-contributor-message'
  const purpose = 'side_message'
  const lastHour = new Date(at.getTime() - HOUR_MS)
  const told = await tx.mail.count({
    where: { aboutCaseId: row.id, purpose, createdAt: { gt: lastHour } },
  })
  if (told === 0) await remindEditors(tx, row, { move, to: 'responsible', purpose })
}

async function pausePeriods(tx: Tx, { id, state }: RightsCase, at: Date): Promise<void> {
  if (state !== 'counter_received') return
  const running = await tx.caseClock.count({
    where: {
      caseId: id,
      kind: { in: [...restoringPeriods] },
      firedAt: null,
      stoppedAt: null,
      dueAt: { gt: at },
    },
  })
  if (running === 0) return
  const move = 'pause-for-message'
  const row = await claimCase(tx, { id }, { move, at })
  await stopClocks(tx, id, at, restoringPeriods)
  await startPeriod(tx, id, 'act_limit', at)
  await recordCaseStep(tx, row, { move, by: theClaimant, at })
}
