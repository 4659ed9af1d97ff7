import { databaseNow } from '#lib/db/database-now.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { theClaimant } from './case-actors.ts'
import { addressesOf } from './case-addresses.ts'
import { beginCase, keepSide } from './notice-begins.ts'
import { type CorrectionFields, claimOf } from './notice-fields.ts'
import { takeUpNotice } from './notice-progress.ts'
import { recordCaseStep } from './record-case-step.ts'

/**
 * Receives 这里有误: a sentence that is wrong, and what would be right. Anybody may send it, without a name; with an address he is
 * told by mail what came of it.
 * @throws DomainError invalid-input with a message for each field that is missing
 */
export async function receiveCorrection(
  tx: Tx,
  { url, sentence, correctText, proof, name, email }: CorrectionFields,
): Promise<{ caseId: number; receipt: string }> {
  const [address] = await addressesOf(tx, [url])
  refuseMissing({ url: address?.articleId ?? null, sentence, correctText })
  const at = await databaseNow(tx)
  const claim = claimOf({ statedUrls: [url], facts: sentence, correctText, proof })
  const { partyId, key } = await keepSide(tx, 'correspondent', { name, email }, { at, hasFiles: false })
  const move = 'receive'
  const { row, receipt } = await beginCase(tx, {
    ...{ move, at, kind: 'correction', demand: 'correct', claim, missing: [] },
    ...{ isTruthStated: false, isForeign: false, partyId, claimantKey: key },
  })
  await recordCaseStep(tx, row, { move, by: theClaimant, at })
  await takeUpNotice(tx, row, at, { letter: 'correction_received' })
  return { caseId: row.id, receipt }
}

function refuseMissing(given: { url: number | null; sentence: string; correctText: string }): void {
  const fields = {
    ...(given.url === null && { url: '这个网址不是本站的文章' }),
    ...(given.sentence === '' && { sentence: '请写明哪一句有误' }),
    ...(given.correctText === '' && { correctText: '请写明正确的内容是什么' }),
  }
  const count = Object.keys(fields).length
  if (count > 0) throw new DomainError('invalid-input', `请修改标红的 ${count} 项。`, { fields })
}
