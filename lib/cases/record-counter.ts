import { OF_MANY_ARTICLES, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { seenRow } from '../seen-row.ts'
import { holdCase, refusalOf } from './claim-case.ts'
import { isCounterOnItsWay } from './claimants-reached.ts'
import { counterFieldsSchema } from './counter-fields.ts'
import { type TakenCounter, takeCounter } from './take-counter.ts'

/** `isMailed`: whether a mail brings it to every claimant to whom it was forwarded. */
export type RecordedCounter = TakenCounter & { version: number; isMailed: boolean }

/** Takes a counter-notice (条例 §16; 民法典 §1196) that came on paper or by telephone, entered by an editor with what came with it. Of a
 *  closed case it takes who may decide, and where the setting asks for two persons it restores nothing by itself.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function recordCounterNotice(
  editor: Editor,
  input: unknown,
  files: readonly PreparedSealedFile[] = [],
): Promise<RecordedCounter> {
  permit(editor, 'case.accept')
  const seen = parseInput(seenRow, input)
  const fields = parseInput(counterFieldsSchema, input)
  return transaction(async (tx) => {
    const row = await holdCase(tx, seen.id)
    if (row.version !== seen.version) throw await refusalOf(tx, seen, 'record-counter')
    if (row.state === 'closed') permit(editor, 'case.decide')
    const offered = await tx.counterNotice.findFirst({
      where: { caseId: row.id },
      orderBy: { offeredAt: 'desc' },
    })
    if (!offered) throw new DomainError('wrong-state', '本案没有转送过通知，不能登记反通知。')
    const taken = await takeCounter(tx, row, offered.id, { fields, files, by: editor })
    const isMailed = taken.isForwarded && (await isCounterOnItsWay(tx, row))
    return { ...taken, isMailed, version: (await holdCase(tx, row.id)).version }
  }, OF_MANY_ARTICLES)
}
