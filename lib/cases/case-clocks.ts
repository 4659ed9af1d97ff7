import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { kindsOfDesk } from './desk-clocks.ts'

type Period = { kind: CaseClockKind; from: Date; due: Date }

/** Starts a period of a case. One of the same kind that runs already is stopped. */
export async function startClock(tx: Tx, caseId: number, { kind, from, due }: Period): Promise<void> {
  await stopClocks(tx, caseId, from, [kind])
  await tx.caseClock.create({ data: { caseId, kind, startedAt: from, dueAt: due < from ? from : due } })
}

const late = { kind: { in: kindsOfDesk } }

/** Stops the periods of a case, since what they waited for has come: all that run, or those of these kinds. Also one of the desk's
 *  whose end has passed: what was late is done then. */
export async function stopClocks(
  tx: Tx,
  caseId: number,
  at: Date,
  kinds?: readonly CaseClockKind[],
): Promise<void> {
  await tx.caseClock.updateMany({
    where: {
      ...{ caseId, stoppedAt: null, OR: [{ firedAt: null }, late] },
      ...(kinds && { kind: { in: [...kinds] } }),
    },
    data: { stoppedAt: at },
  })
}
