import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput, wrongFields } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { line } from '../text/text-fields.ts'
import { shanghaiMinute, startOfMinute } from '../time.ts'
import { startClock, stopClocks } from './case-clocks.ts'
import { onWaiting } from './case-laws.ts'
import { lawFor } from './case-move-row.ts'
import { caseMove } from './case-moves.ts'
import { endOfPeriod } from './case-periods.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { claimantsReached } from './claimants-reached.ts'
import { awaitedClaimant, awaitTheDesk } from './counter-delivery.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { cameUnderDmca } from './dmca-path.ts'
import { givenMinute } from './given-minute.ts'
import { claimantCases, joinedNotices } from './joined-claimants.ts'
import { pausedByMessage } from './paused-periods.ts'
import { recordCaseStep } from './record-case-step.ts'
import { writeLetter } from './write-letter.ts'
import { followMain, writeToClaimants } from './write-to-claimants.ts'

const schema = (now: Date) =>
  seenRow.extend({
    /** How it reached him: it names nobody. */
    how: line(200, '送达的方式').pipe(z.string().min(1, '请写明怎样送达，例如挂号信及单号')),
    deliveredAt: givenMinute('送达的时间', now),
  })

type Delivered = { how: string; deliveredAt: Date; at: Date }

/**
 * Notes that the contributor's statement has reached the claimant by another way than the mail that failed, or one whose notice was merged
 * into the case: the reasonable period of 民法典 §1196 begins when the last of them has it; while another one has not, the desk is to
 * deliver it to him. Under the DMCA the copy is on record, and the days run on as they did: they count from the receipt of
 * the counter-notice (17 U.S.C. §512(g)(2)(B), (C)). All sides are told. What a claimant has written meanwhile, which may be that he has
 * sued, is read first.
 * @throws DomainError forbidden | invalid-input (a moment to come, before the statement came, or from which the period is over) | not-found | wrong-state | conflict
 */
export async function recordDelivery(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { how, deliveredAt, ...seen } = parseInput(schema(await databaseNow()), input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const move = 'record-delivery'
    const row = await claimCase(tx, seen, { move, at })
    const of = await undeliveredClaimant(tx, row)
    await assertAfterStatement(tx, row, deliveredAt)
    await assertNothingUnread(tx, row)
    for (const one of await claimantCases(tx, row))
      await assertCaseNamesNobody(tx, one, how, { field: 'how' })
    const isDmca = await cameUnderDmca(tx, row.id)
    const others = (await claimantsReached(tx, row)).filter((one) => one.of !== of)
    const next = others.find(({ isReached }) => !isReached)
    const publicWording = next ? NOT_YET_ALL : isDmca ? RUNS_ALREADY : caseMove(move).publicWording
    await recordCaseStep(tx, row, {
      ...{ move, by: editor, at, reason: how, publicWording },
      details: { deliveredAt: deliveredAt.toISOString(), claimant: of },
    })
    // That one stays for a letter of his which nobody has read.
    if ((await pausedByMessage(tx, row.id)).length === 0) await stopClocks(tx, row.id, at, ['act_limit'])
    if (next) {
      for (const { id } of await joinedNotices(tx, row.id))
        await followMain(tx, id, row.id, { move, at, publicWording })
      await awaitTheDesk(tx, row.id, at, next.of)
      return { version: (await holdCase(tx, row.id)).version }
    }
    const from = new Date(Math.max(...[deliveredAt, ...others.flatMap((one) => one.at ?? [])].map(Number)))
    const deadline = isDmca
      ? await latestDay(tx, row.id)
      : await startReasonablePeriod(tx, row.id, { from, at })
    await tellAll(tx, row, {
      ...{ how, deliveredAt, at, isDmca, deadline, publicWording },
      law: lawFor(onWaiting, row.kind),
    })
    return { version: row.version }
  })
}

const NOT_YET_ALL = '投稿人的书面说明已另行送达一位投诉人；还有投诉人没有收到，由编辑部继续送达。'
const RUNS_ALREADY = '投稿人的书面说明已另行送达投诉人；期限不因此改变。'

/** Of a moment from which the period is over by now the claimant has not been told the deadline: he is to be given the time. */
async function startReasonablePeriod(
  tx: Tx,
  caseId: number,
  { from, at }: { from: Date; at: Date },
): Promise<Date> {
  const due = await endOfPeriod(tx, 'reasonable_period', from)
  if (due <= at)
    throw wrongTime('从这个时间起算，期限已经届满，而投诉人没有被告知期限。请再次送达，填写再次送达的时间')
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

type Told = Delivered & { isDmca: boolean; deadline: Date; law: string; publicWording: string | null }

/** The letters say how it was delivered, and until when the time runs. */
async function tellAll(
  tx: Tx,
  row: RightsCase,
  { how, deliveredAt, at, isDmca, deadline, law, publicWording }: Told,
): Promise<void> {
  const delivery = `${shanghaiMinute(deliveredAt)}，${how}`
  const fields = { delivery, deadline: shanghaiMinute(deadline), counterLaw: law }
  const move = 'record-delivery'
  const [claimants, contributors] = isDmca
    ? (['counter_delivered_dmca', 'counter_delivered_dmca_to_contributor'] as const)
    : (['counter_delivered', 'counter_delivered_to_contributor'] as const)
  await writeToClaimants(tx, row, { letter: claimants, move, at, fields, publicWording })
  await writeLetter(tx, row, { letter: contributors, at, fields })
}

/** The claimant whom the desk is to deliver it to: the case of his own notice. */
async function undeliveredClaimant(tx: Tx, { id }: RightsCase): Promise<number> {
  const claimant = await awaitedClaimant(tx, id)
  if (claimant !== null) return claimant
  throw new DomainError('wrong-state', '书面说明已经送达投诉人，或者正在寄送，不需要登记。')
}

/** It may be that he has complained or sued: what this begins must not pass over it. */
async function assertNothingUnread(tx: Tx, row: RightsCase): Promise<void> {
  const acted = await tx.caseStep.aggregate({
    where: { caseId: row.id, editorId: { not: null } },
    _max: { at: true },
  })
  const ids = (await claimantCases(tx, row)).map(({ id }) => id)
  const unread = await tx.caseMessage.count({
    where: {
      ...{ caseId: { in: ids }, side: 'claimant', isIncoming: true },
      ...(acted._max.at && { at: { gt: acted._max.at } }),
    },
  })
  if (unread === 0) return
  throw new DomainError(
    'wrong-state',
    '投诉人有来信，请先核查来信：已经投诉或者起诉的，登记诉讼；不是的，选“已阅来信”，再登记送达。',
  )
}

async function assertAfterStatement(tx: Tx, { id }: RightsCase, deliveredAt: Date): Promise<void> {
  const { receivedAt } = await tx.counterNotice.findFirstOrThrow({
    where: { caseId: id, receivedAt: { not: null } },
    orderBy: { receivedAt: 'desc' },
    select: { receivedAt: true },
  })
  // Given by the minute.
  if (receivedAt && deliveredAt < startOfMinute(receivedAt))
    throw wrongTime(`送达的时间不能早于收到书面说明的时间 ${shanghaiMinute(receivedAt)}`)
}

function wrongTime(message: string): DomainError {
  return wrongFields({ deliveredAt: message })
}
