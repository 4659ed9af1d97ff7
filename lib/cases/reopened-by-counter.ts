import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { DAY_MS } from '../time.ts'
import { allCaseMoves, caseMove } from './case-moves.ts'

const closingMoves = allCaseMoves.filter((move) => caseMove(move).to === 'closed')

/** Whether a counter-notice takes a closed case up again by itself (条例 §16, 17): it was closed for the contributor's silence, not by a
 *  decision, and not longer ago than the setting says. */
export async function isReopenedByCounter(
  tx: Tx,
  { id, closedAt }: Pick<RightsCase, 'id' | 'closedAt'>,
  at: Date,
): Promise<boolean> {
  const last = await tx.caseStep.findFirst({
    where: { caseId: id, event: { in: closingMoves } },
    orderBy: { id: 'desc' },
    select: { event: true },
  })
  if (last?.event !== 'remove-after-silence' || closedAt === null) return false
  const days = await readSetting(tx, 'cases.late_counter_days')
  return at.getTime() <= closedAt.getTime() + days * DAY_MS
}
