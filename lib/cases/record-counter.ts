import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { CounterNotice, RightsCase } from '#lib/db/generated/client.ts'
import { isRehearsed, OF_MANY_ARTICLES, type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { createOnce, idempotencyKeySchema } from '../idempotency/create-once.ts'
import { parseInput } from '../input.ts'
import { isUndelivered } from '../mail/mail-states.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { seenRow } from '../seen-row.ts'
import { holdCase, refusalOf } from './claim-case.ts'
import { isCounterOnItsWay } from './claimants-reached.ts'
import { type CounterElementKey, counterElementsNamed } from './counter-elements.ts'
import { counterFieldsSchema } from './counter-fields.ts'
import { restoresAtOnce } from './dmca-path.ts'
import { propose } from './propose-decision.ts'
import { takeCounter } from './take-counter.ts'

/** A case as it was seen, the fields of a counter-notice, and the key of the form. */
export const recordedCounterSchema = seenRow.extend({
  ...counterFieldsSchema.shape,
  key: idempotencyKeySchema.optional(),
  /** How many files will come with it: a rehearsal has none yet. */
  fileCount: z.int().min(0).max(60).default(0),
})

/** What became of a counter-notice that was entered. */
export type RecordedCounter = {
  version: number
  missing: CounterElementKey[]
  /** Whether a mail asks the contributor for what is missing. */
  isAskedByMail: boolean
  /** Whether it was forwarded to the claimant: one that is not whole, or came after a decided removal, was not. */
  isForwarded: boolean
  /** Whether a second person is to want it first, since it restores at once. */
  isProposed: boolean
  /** Whether a mail brings it to every claimant to whom it was forwarded. */
  isMailed: boolean
}

/**
 * Takes a counter-notice (条例 §16; 民法典 §1196) that came on paper or by telephone, entered by an editor with the files that came with
 * it. Where it restores at once (条例 §17), and of a closed case, it takes who may decide; where the setting asks for two persons it then
 * restores nothing by itself: in an open case it is the proposal. The same form sent again is the same act.
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict | duplicate
 */
export async function recordCounterNotice(
  editor: Editor,
  input: unknown,
  files: readonly PreparedSealedFile[] = [],
): Promise<RecordedCounter> {
  permit(editor, 'case.accept')
  const { id, version, key, fileCount, ...fields } = parseInput(recordedCounterSchema, input)
  return transaction(async (tx) => {
    const given = { fields, files: isRehearsed(tx) ? filesToCome(fileCount) : files }
    const take = async () => {
      const row = await holdCase(tx, id)
      if (row.version !== version) throw await refusalOf(tx, { id, version }, 'record-counter')
      if (row.state === 'closed' || (await restoresAtOnce(tx, row))) permit(editor, 'case.decide')
      await takeCounter(tx, row, (await newestOf(tx, row)).id, { ...given, by: editor })
      const taken = await holdCase(tx, id)
      if (taken.state === 'accepted')
        await propose(tx, editor, { id, version: taken.version }, { action: 'follow_counter', note: ENTERED })
      return id
    }
    if (key === undefined) await take()
    else await createOnce(tx, { key, makes: 'counter_notice', editorId: editor.id }, take)
    return becameOf(tx, await holdCase(tx, id))
  }, OF_MANY_ARTICLES)
}

/** Why it is proposed. */
const ENTERED = '登记了以书面等方式收到的书面说明，请核对说明和随附的材料。'

async function newestOf(tx: Tx, { id: caseId }: RightsCase): Promise<CounterNotice> {
  const offered = await tx.counterNotice.findFirst({ where: { caseId }, orderBy: { offeredAt: 'desc' } })
  if (offered) return offered
  throw new DomainError('wrong-state', '本案没有转送过通知，不能登记反通知。')
}

/** Read from the record, for the second press of the same form, too. */
async function becameOf(tx: Tx, row: RightsCase): Promise<RecordedCounter> {
  const { missing, forwardedAt } = await newestOf(tx, row)
  const isForwarded = forwardedAt !== null
  return {
    version: row.version,
    missing: counterElementsNamed(missing),
    isAskedByMail: await isAskedByMail(tx, row),
    isForwarded,
    isProposed: row.state === 'accepted' && !isForwarded,
    isMailed: isForwarded && (await isCounterOnItsWay(tx, row)),
  }
}

async function isAskedByMail(tx: Tx, { id: caseId }: RightsCase): Promise<boolean> {
  const asked = await tx.caseMessage.findFirst({
    where: { caseId, letter: 'counter_missing' },
    orderBy: { at: 'desc' },
  })
  const mail = asked?.mailId ? await tx.mail.findUnique({ where: { id: asked.mailId } }) : null
  return mail !== null && !isUndelivered(mail.state)
}

/** What stands for files in a rehearsal, of which nothing is kept. */
function filesToCome(count: number): PreparedSealedFile[] {
  return Array.from({ length: count }, () => ({
    ...{ id: randomUUID(), name: '附件', format: 'pdf', bytes: 0 },
    ...{ hash: randomUUID(), sealedBytes: 0, keyId: '' },
  }))
}
