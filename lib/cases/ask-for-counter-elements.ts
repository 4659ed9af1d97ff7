import type { CounterNotice, RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { shanghaiMinute } from '../time.ts'
import { counterUrl, receiptOfCounter } from './case-receipts.ts'
import { counterElementsNamed, listedCounterElements } from './counter-elements.ts'
import { writeLetter } from './write-letter.ts'

/** Asks a contributor for what his counter-notice lacks (条例 §16; 民法典 §1196), by name; his time runs on.
 *  @param isByForm whether nobody but he has looked at what he sent */
export async function askForCounterElements(
  tx: Tx,
  row: RightsCase,
  counter: CounterNotice,
  { at, isByForm }: { at: Date; isByForm: boolean },
): Promise<void> {
  const clock = await tx.caseClock.findFirst({
    where: { caseId: row.id, kind: 'counter_silence', firedAt: null, stoppedAt: null },
  })
  const fields = {
    missing: listedCounterElements(counterElementsNamed(counter.missing), row.kind),
    untilWhen: clock ? `在 ${shanghaiMinute(clock.dueAt)} 之前` : '尽快',
    counterUrl: counterUrl(receiptOfCounter(counter)),
  }
  await writeLetter(tx, row, { letter: 'counter_missing', at, fields, isByForm })
}
