import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'

type Period = { kind: CaseClockKind; from: Date; due: Date }

/** Starts a period of a case. One of the same kind that runs already is stopped. */
export async function startClock(tx: Tx, caseId: number, { kind, from, due }: Period): Promise<void> {
  await stopClocks(tx, caseId, from, [kind])
  await tx.caseClock.create({ data: { caseId, kind, startedAt: from, dueAt: due < from ? from : due } })
}

/** Stops the periods of a case, since what they waited for has come: all that run, or those of these kinds. */
export async function stopClocks(
  tx: Tx,
  caseId: number,
  at: Date,
  kinds?: readonly CaseClockKind[],
): Promise<void> {
  await tx.caseClock.updateMany({
    where: { caseId, firedAt: null, stoppedAt: null, ...(kinds && { kind: { in: [...kinds] } }) },
    data: { stoppedAt: at },
  })
}
