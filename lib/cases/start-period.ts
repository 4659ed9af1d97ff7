import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { startClock } from './case-clocks.ts'
import { endOfPeriod } from './case-periods.ts'

/** Starts a period of a case that is as long as the settings say (case-periods.ts). One of the same kind that runs already is stopped.
 *  @returns when it is over */
export async function startPeriod(tx: Tx, caseId: number, kind: CaseClockKind, from: Date): Promise<Date> {
  const due = await endOfPeriod(tx, kind, from)
  await startClock(tx, caseId, { kind, from, due })
  return due
}
