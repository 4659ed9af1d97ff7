import { expect, it } from 'vitest'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { endOfPeriod } from '#lib/cases/case-periods.ts'
import { countWaitingCases } from '#lib/cases/desk-queue.ts'
import { holdForLitigation, releaseHold } from '#lib/cases/hold-for-litigation.ts'
import { markMessagesRead } from '#lib/cases/mark-messages-read.ts'
import { answerFieldsSchema } from '#lib/cases/notice-fields.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { recordDelivery } from '#lib/cases/record-delivery.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { HOUR_MS, shanghaiMinute } from '#lib/time.ts'
import {
  aForwardedCase,
  answersBack,
  aWholeCounter,
  clocksOf,
  seenCase,
  statusOf,
  textOf,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, anEditor } from '../../support/cast.ts'
import { ouyang } from '../../support/parties.ts'

// Purpose: where no mail brings the contributor's statement to the claimant, his reasonable period begins when it has reached him by
// another way (民法典 §1196), as an editor enters it, and never before.

const civil = { kind: 'reputation', facts: '第二段不实' } as const
const how = '挂号信 XA1234'

/** A civil case whose statement came some days ago, and that no mail brings to the claimant. */
async function undelivered(days = 10) {
  const made = await aForwardedCase(civil)
  await recordCounterNotice(await anEditor(), { ...(await seenCase(made.caseId)), ...aWholeCounter() })
  const receivedAt = new Date(Date.now() - days * 24 * HOUR_MS)
  await db().counterNotice.updateMany({ where: { caseId: made.caseId }, data: { receivedAt } })
  return { ...made, receivedAt }
}

it('the period begins at the moment of the delivery, and its end restores', async () => {
  const { caseId, articleId, receivedAt } = await undelivered()
  const editor = await anEditor()
  expect(await clocksOf(caseId)).toEqual(['act_limit'])
  const early = restoreCase(await aChiefEditor(), { ...(await seenCase(caseId)), note: '核查后恢复' })
  await expect(early).rejects.toMatchObject({
    ...{ code: 'wrong-state', message: expect.stringContaining('登记已另行送达') },
  })
  expect(await countWaitingCases(editor)).toMatchObject({ number: 1 })
  const from = new Date(Math.floor((receivedAt.getTime() + 24 * HOUR_MS) / 60_000) * 60_000)
  const given = { how, deliveredAt: shanghaiMinute(from).replace(' ', 'T') }
  await recordDelivery(editor, { ...(await seenCase(caseId)), ...given })
  const clock = await theClock(caseId, 'reasonable_period')
  expect(clock).toMatchObject({ startedAt: from, dueAt: await endOfPeriod(db(), 'reasonable_period', from) })
  expect(await clocksOf(caseId)).toEqual(['reasonable_period'])
  expect(await countWaitingCases(editor)).toMatchObject({ number: 0 })
  for (const letter of ['counter_delivered', 'counter_delivered_to_contributor']) {
    const told = await textOf(caseId, letter)
    for (const said of [how, shanghaiMinute(from), shanghaiMinute(clock.dueAt), '第一千一百九十六条'])
      expect(told).toContain(said)
  }
  const again = recordDelivery(editor, { ...(await seenCase(caseId)), ...given })
  await expect(again).rejects.toMatchObject({ code: 'wrong-state' })
  expect(await runCaseClocks({ at: new Date(clock.dueAt.getTime() - 1_000) })).toEqual({
    fired: 0,
    failed: 0,
  })
  expect(await statusOf(articleId)).toBe('suspended')
  await runCaseClocks({ at: clock.dueAt })
  expect(await statusOf(articleId)).toBe('published')
})

it('refuses a moment that cannot be, a way that is not said or names somebody', async () => {
  const { caseId, receivedAt } = await undelivered()
  const editor = await anEditor()
  const now = Date.now()
  const minute = (ms: number) => shanghaiMinute(new Date(ms))
  const seen = await seenCase(caseId)
  for (const [field, given] of [
    ['deliveredAt', { how, deliveredAt: minute(now + 120_000) }],
    ['deliveredAt', { how, deliveredAt: minute(receivedAt.getTime() - 60_000) }],
    ['deliveredAt', { how, deliveredAt: '2026-02-30 10:00' }],
    ['deliveredAt', { how, deliveredAt: '' }],
    ['how', { how: '', deliveredAt: minute(now) }],
    ['how', { how: `交给${ouyang.name}`, deliveredAt: minute(now) }],
  ] as const)
    await expect(recordDelivery(editor, { ...seen, ...given }), JSON.stringify(given)).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: { [field]: expect.any(String) } },
    })
  // By the minute in which it came.
  await recordDelivery(editor, { ...seen, how, deliveredAt: minute(receivedAt.getTime()) })
})

it('refuses a moment from which the period is over, and to begin it over a letter that nobody has read', async () => {
  const { caseId, receipt, articleId } = await undelivered(40)
  const editor = await anEditor()
  const delivered = async (ms: number) =>
    recordDelivery(editor, { ...(await seenCase(caseId)), how, deliveredAt: shanghaiMinute(new Date(ms)) })
  await expect(delivered(Date.now() - 39 * 24 * HOUR_MS)).rejects.toMatchObject({
    ...{ code: 'invalid-input', fields: { deliveredAt: expect.stringContaining('再次送达') } },
  })
  const fields = answerFieldsSchema.parse({ hasSued: true })
  await transaction((tx) => answerNotice(tx, receipt, { fields, files: [] }))
  await expect(delivered(Date.now())).rejects.toMatchObject({
    ...{ code: 'wrong-state', message: expect.stringContaining('请先核查来信') },
  })
  expect(await clocksOf(caseId)).toEqual(['act_limit'])
  expect(await countWaitingCases(editor), 'it still waits to be read').toMatchObject({ number: 1 })
  await markMessagesRead(editor, await seenCase(caseId))
  await delivered(Date.now())
  expect(await clocksOf(caseId)).toEqual(['reasonable_period'])
  await runCaseClocks()
  expect(await statusOf(articleId)).toBe('suspended')
})

it('refuses where a mail is on its way: the period runs', async () => {
  const { caseId } = await aForwardedCase(civil)
  await answersBack(caseId)
  const given = { how, deliveredAt: shanghaiMinute(new Date()) }
  const running = recordDelivery(await anEditor(), { ...(await seenCase(caseId)), ...given })
  await expect(running).rejects.toMatchObject({ code: 'wrong-state' })
})

it('the end of a suit starts no period of a claimant whom the statement has not reached', async () => {
  const { caseId } = await undelivered()
  await holdForLitigation(await anEditor(), {
    ...(await seenCase(caseId)),
    reference: '（2026）粤0606民初1号',
  })
  await releaseHold(await aChiefEditor(), { ...(await seenCase(caseId)), note: '原告撤诉' })
  expect(await clocksOf(caseId)).toEqual(['act_limit'])
})
