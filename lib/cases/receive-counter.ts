import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { theOtherSide } from './case-actors.ts'
import { counterOfReceipt } from './case-receipts.ts'
import { holdCase } from './claim-case.ts'
import type { CounterElementKey } from './counter-elements.ts'
import { checkRoomLeft } from './room-for-replies.ts'
import { type GivenCounter, takeCounter } from './take-counter.ts'

/**
 * Receives a contributor's counter-notice by the link of the forwarded notice (条例 §16; 民法典 §1196). One without an element is
 * kept, and the element asked for; his time runs on. A whole one is forwarded to the claimant in the same transaction, and what
 * follows begins: 条例 §17 restores at once. After a removal for his silence the case is taken up again, for as long as the setting says;
 * after one that the editors have decided on, it is kept, and they are reminded of it.
 * @returns what is still missing
 * @throws DomainError not-found | wrong-state | invalid-input | too-many
 */
export async function receiveCounterNotice(
  tx: Tx,
  receipt: string,
  given: GivenCounter,
): Promise<{ missing: CounterElementKey[] }> {
  const found = await counterOfReceipt(tx, receipt)
  if (!found) throw new DomainError('not-found', '没有这个网址，请核对来信。')
  const row = await holdCase(tx, found.caseId)
  const { caseId, partyId } = found
  await checkRoomLeft(tx, { caseId, side: 'contributor', partyId, files: given.files.length })
  const missing = await takeCounter(tx, row, found.id, { ...given, by: theOtherSide })
  return { missing }
}
