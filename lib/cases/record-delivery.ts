import { z } from 'zod'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { line } from '../text/text-fields.ts'
import { shanghaiMinute, startOfShanghaiMinute } from '../time.ts'
import { startClock, stopClocks } from './case-clocks.ts'
import { onWaiting } from './case-laws.ts'
import { lawFor } from './case-move-row.ts'
import { endOfPeriod } from './case-periods.ts'
import { claimCase } from './claim-case.ts'
import { isCounterUndelivered } from './counter-delivery.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { cameUnderDmca } from './dmca-path.ts'
import { databaseNow } from './moment.ts'
import { pausedByMessage } from './paused-periods.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'

const deliveredAt = z.string('请填写送达的时间').transform((given, context): Date => {
  const at = startOfShanghaiMinute(given)
  if (at) return at
  context.addIssue({ code: 'custom', message: '送达的时间要写成 2026-11-28 09:05 这样' })
  return z.NEVER
})

const schema = seenRow.extend({
  /** How it reached him: it names nobody. */
  how: line(200, '送达的方式').pipe(z.string().min(1, '请写明怎样送达，例如挂号信及单号')),
  deliveredAt,
})

type Delivered = { how: string; deliveredAt: Date; at: Date }

/**
 * Notes that the contributor's statement has reached the claimant by another way than the mail that failed: the reasonable period of
 * 民法典 §1196 begins at that moment. Under the DMCA the copy is on record, and the days run on as they did: they count from the receipt of
 * the counter-notice (17 U.S.C. §512(g)(2)(B), (C)). Both sides are told.
 * @throws DomainError forbidden | invalid-input (a moment to come, or before the statement came) | not-found | wrong-state | conflict
 */
export async function recordDelivery(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { how, deliveredAt, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const move = 'record-delivery'
    const row = await claimCase(tx, seen, { move, at })
    await assertUndelivered(tx, row)
    await assertWithin(tx, row, { deliveredAt, at })
    await assertCaseNamesNobody(tx, row, how, 'how')
    const isDmca = await cameUnderDmca(tx, row.id)
    await recordCaseStep(tx, row, {
      ...{ move, by: editor, at, reason: how, details: { deliveredAt: deliveredAt.toISOString() } },
      ...(isDmca && { publicWording: RUNS_ALREADY }),
    })
    // That one stays for a letter of his which nobody has read.
    if ((await pausedByMessage(tx, row.id)).length === 0) await stopClocks(tx, row.id, at, ['act_limit'])
    const deadline = isDmca
      ? await latestDay(tx, row.id)
      : await startReasonablePeriod(tx, row.id, deliveredAt)
    await tellBoth(tx, row, { how, deliveredAt, at, deadline, law: lawFor(onWaiting, row.kind) })
    return { version: row.version }
  })
}

const RUNS_ALREADY = '投稿人的书面说明已另行送达您；期限自本站收到说明起算，不受影响。'

async function startReasonablePeriod(tx: Tx, caseId: number, from: Date): Promise<Date> {
  const due = await endOfPeriod(tx, 'reasonable_period', from)
  await startClock(tx, caseId, { kind: 'reasonable_period', from, due })
  return due
}

async function latestDay(tx: Tx, caseId: number): Promise<Date> {
  const clock = await tx.caseClock.findFirstOrThrow({
    where: { caseId, kind: 'dmca_latest' },
    orderBy: { id: 'desc' },
  })
  return clock.dueAt
}

/** The letter to the claimant says from when his time runs; the contributor's until when. */
async function tellBoth(
  tx: Tx,
  row: RightsCase,
  { how, deliveredAt, at, deadline, law }: Delivered & { deadline: Date; law: string },
): Promise<void> {
  const delivery = `${shanghaiMinute(deliveredAt)}，${how}`
  const fields = { delivery, deadline: shanghaiMinute(deadline), counterLaw: law }
  await writeLetter(tx, row, { letter: 'counter_delivered', at, fields })
  await writeLetter(tx, row, { letter: 'counter_delivered_to_contributor', at, fields })
}

async function assertUndelivered(tx: Tx, { id }: RightsCase): Promise<void> {
  if (await isCounterUndelivered(tx, id)) return
  throw new DomainError('wrong-state', '书面说明已经送达投诉人，或者正在寄送，不需要登记。')
}

async function assertWithin(
  tx: Tx,
  { id }: RightsCase,
  { deliveredAt, at }: Pick<Delivered, 'deliveredAt' | 'at'>,
): Promise<void> {
  if (deliveredAt > at) throw wrongTime('送达的时间不能晚于现在')
  const { receivedAt } = await tx.counterNotice.findFirstOrThrow({
    where: { caseId: id, receivedAt: { not: null } },
    orderBy: { receivedAt: 'desc' },
    select: { receivedAt: true },
  })
  // Given by the minute.
  if (receivedAt && deliveredAt.getTime() < startOfMinute(receivedAt))
    throw wrongTime(`送达的时间不能早于收到书面说明的时间 ${shanghaiMinute(receivedAt)}`)
}

const MINUTE_MS = 60_000
const startOfMinute = (at: Date) => Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS

function wrongTime(message: string): DomainError {
  return new DomainError('invalid-input', `${message}。`, { fields: { deliveredAt: message } })
}
