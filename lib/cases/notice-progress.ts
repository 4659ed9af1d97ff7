import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { shanghaiMinute } from '../time.ts'
import { startClock, stopClocks } from './case-clocks.ts'
import { endOfCorrectionLimit } from './case-periods.ts'
import { elementIn, elementsNamed } from './elements.ts'
import type { ClaimantLetter } from './letters.ts'
import { refuseBarred } from './refuse-barred.ts'
import { startPeriod } from './start-period.ts'
import { writeLetter } from './write-letter.ts'

/**
 * A notice is complete: from now on the editors' time runs. Works that its claimant may not give notice of again are left out; if
 * none remain, the notice is refused at once (条例 §17).
 * @param letter what its claimant is told; null where nothing
 * @param from when the editors' time began, where it was earlier: the notice lay there before it was registered
 */
export async function takeUpNotice(
  tx: Tx,
  row: RightsCase,
  at: Date,
  { letter, from = at, note = '' }: { letter: ClaimantLetter | null; from?: Date; note?: string },
): Promise<void> {
  await stopClocks(tx, row.id, at)
  if (await refuseBarred(tx, row, at)) return
  if (row.kind === 'correction') {
    const due = await endOfCorrectionLimit(tx, at)
    await startClock(tx, row.id, { kind: 'act_limit', from: at, due })
  } else await startEditorsTime(tx, row, from)
  if (letter) await writeLetter(tx, row, { letter, at, fields: { note } })
}

/** The letter that a notice is whole; 这里有误 suspends nothing, and its letter promises no such thing. */
export function receivedLetter({ kind }: Pick<RightsCase, 'kind'>): ClaimantLetter {
  return kind === 'correction' ? 'correction_received' : 'received'
}

async function startEditorsTime(tx: Tx, { id }: RightsCase, at: Date): Promise<void> {
  for (const kind of ['act_target', 'act_limit'] as const) await startPeriod(tx, id, kind, at)
}

/** Something is missing: its claimant is asked for it by name, and has time for it (条例 §14). The editors' time does not run until it
 *  is there. A notice that none of them has seen waits for one all the same (unread-messages.ts): what it says may be plain without
 *  the missing element (民法典 §1197). */
export async function askForMissing(tx: Tx, row: RightsCase, at: Date, note = ''): Promise<void> {
  await stopClocks(tx, row.id, at)
  const due = await startPeriod(tx, row.id, 'info_silence', at)
  const missing = elementsNamed(row.missing)
    .map((key) => elementIn(row.kind, key))
    .map(({ name, question }) => `· ${name}：${question}`)
    .join('\n')
  const deadline = shanghaiMinute(due)
  await writeLetter(tx, row, { letter: 'missing', at, fields: { missing, deadline, note } })
}
