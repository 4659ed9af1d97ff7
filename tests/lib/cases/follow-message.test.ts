import { expect, it } from 'vitest'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { countWaitingCases, listCases } from '#lib/cases/desk-queue.ts'
import { holdForLitigation, releaseHold } from '#lib/cases/hold-for-litigation.ts'
import { markMessagesRead } from '#lib/cases/mark-messages-read.ts'
import { answerFieldsSchema } from '#lib/cases/notice-fields.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { resumePeriod } from '#lib/cases/resume-period.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { receiveContributorMessage } from '#lib/cases/write-to-side.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { HOUR_MS } from '#lib/time.ts'
import {
  aForeignCase,
  aForwardedCase,
  answersBack,
  aWholeCounter,
  clocksOf,
  counterReceipt,
  DMCA_STATEMENTS,
  eventsOf,
  lettersOf,
  seenCase,
  statusOf,
  textOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, anEditor } from '../../support/cast.ts'

// Purpose: what a side writes unasked reaches the newsroom, and no period ends over a letter that nobody has read (民法典 §1196).

const inform = { facts: '第二段不实', kind: 'reputation' } as const
const note = '来信只问进展'

const writes = (receipt: string, fields: object) =>
  transaction((tx) => answerNotice(tx, receipt, { fields: answerFieldsSchema.parse(fields), files: [] }))

const reminders = (caseId: number) =>
  db().mail.findMany({ where: { aboutCaseId: caseId, purpose: 'side_message' } })

it('a letter of the claimant in the reasonable period stops it until an editor has weighed it (民法典 §1196)', async () => {
  const [editor, chief] = [await anEditor(), await aChiefEditor()]
  const { caseId, articleId, receipt } = await aForwardedCase(inform)
  await answersBack(caseId)
  const period = await theClock(caseId, 'reasonable_period')
  await writes(receipt, { hasSued: true })
  expect(await clocksOf(caseId)).toEqual(['act_limit'])
  expect((await eventsOf(caseId)).slice(-2)).toEqual(['receive-message', 'pause-for-message'])
  // A counter-notice that came back would stop it, too; this one is no such case.
  await runCaseClocks({ at: period.dueAt })
  expect([await statusOf(articleId), (await theCase(caseId)).state]).toEqual([
    'suspended',
    'counter_received',
  ])
  expect((await eventsOf(caseId)).at(-1)).toBe('miss-limit')
  await expect(restoreCase(chief, { ...(await seenCase(caseId)), note: '期限届满' })).rejects.toMatchObject({
    code: 'wrong-state',
    message: expect.stringContaining('来信'),
  })

  await resumePeriod(editor, { ...(await seenCase(caseId)), note })
  expect(await clocksOf(caseId)).toEqual(['reasonable_period'])
  expect((await theClock(caseId, 'reasonable_period')).dueAt).toEqual(period.dueAt)
  expect(await textOf(caseId, 'period_resumed')).toContain('期限继续计算')
  await expect(resumePeriod(editor, { ...(await seenCase(caseId)), note })).rejects.toMatchObject({
    code: 'wrong-state',
  })
  await writes(receipt, { message: '已向法院起诉，受理通知书后补' })
  await holdForLitigation(editor, { ...(await seenCase(caseId)), reference: '（2026）粤0606民初1号' })
  await releaseHold(chief, { ...(await seenCase(caseId)), note: '撤诉' })
  expect(await clocksOf(caseId)).toEqual(['reasonable_period'])
  await runCaseClocks({ at: period.dueAt })
  expect(await statusOf(articleId)).toBe('published')
})

it('what he wrote in time is weighed before anybody restores, also where the desk looks after the period’s end (民法典 §1196)', async () => {
  const [editor, chief] = [await anEditor(), await aChiefEditor()]
  const { caseId, articleId, receipt } = await aForwardedCase(inform)
  await answersBack(caseId)
  await writes(receipt, { hasSued: true })
  const isOver = { startedAt: new Date(Date.now() - 2 * HOUR_MS), dueAt: new Date(Date.now() - HOUR_MS) }
  await db().caseClock.updateMany({ where: { caseId, kind: 'reasonable_period' }, data: isOver })
  await expect(restoreCase(chief, { ...(await seenCase(caseId)), note: '期限届满' })).rejects.toMatchObject({
    message: expect.stringContaining('来信'),
  })
  const reference = '（2026）粤0606民初1号'
  await holdForLitigation(editor, { ...(await seenCase(caseId)), reference })
  await releaseHold(chief, { ...(await seenCase(caseId)), note: '撤诉' })
  for (const letter of ['released', 'released_to_contributor']) {
    const told = await textOf(caseId, letter)
    expect(told).toMatch(/期限已于 .+ 届满，涉及的内容随即恢复展示。/)
    expect(told).not.toContain('继续计算')
  }
  await runCaseClocks()
  expect(await statusOf(articleId)).toBe('published')
})

it('the same of the days of the DMCA (17 U.S.C. §512(g)(2)(C))', async () => {
  const { caseId, articleId, receipt } = await aForeignCase()
  await answersBack(caseId, DMCA_STATEMENTS)
  const { dueAt } = await theClock(caseId, 'dmca_latest')
  await writes(receipt, { message: 'We have filed an action.' })
  await runCaseClocks({ at: dueAt })
  expect(await statusOf(articleId)).toBe('suspended')
  await resumePeriod(await anEditor(), { ...(await seenCase(caseId)), note })
  await runCaseClocks({ at: dueAt })
  expect(await statusOf(articleId)).toBe('published')
})

it('the editors are told by mail once an hour, whichever side writes, and the queue until one has acted', async () => {
  const editor = await anEditor()
  const { caseId, articleId, receipt } = await aForwardedCase(inform)
  expect(await countWaitingCases(editor)).toEqual({ number: 0, isLate: false })
  await writes(receipt, { message: '还有一份材料' })
  const counter = await counterReceipt(caseId)
  const contributorWrites = () =>
    transaction((tx) => receiveContributorMessage(tx, counter, { message: '请稍等', files: [] }))
  await contributorWrites()
  const { editorId } = await db().article.findUniqueOrThrow({ where: { id: articleId } })
  expect(await reminders(caseId)).toMatchObject([{ toEditorId: editorId }])
  const unread = async () => (await listCases(editor, {})).items.map((row) => row.unread)
  expect([await unread(), await countWaitingCases(editor)]).toEqual([[2], { number: 1, isLate: false }])
  await db().mail.updateMany({ data: { createdAt: new Date(Date.now() - 2 * HOUR_MS) } })
  await contributorWrites()
  expect(await reminders(caseId)).toHaveLength(2)
  expect(await clocksOf(caseId)).toEqual(['counter_silence'])
  await markMessagesRead(editor, await seenCase(caseId))
  expect([await unread(), await countWaitingCases(editor)]).toEqual([[0], { number: 0, isLate: false }])
})

it('after a hold the periods that it stopped run on; where none had begun the desk’s time begins, and both sides are told', async () => {
  const [editor, chief] = [await anEditor(), await aChiefEditor()]
  const { caseId } = await aForwardedCase(inform)
  const held = async () => {
    const reference = '（2026）粤0606民初1号'
    await holdForLitigation(editor, { ...(await seenCase(caseId)), reference })
    await releaseHold(chief, { ...(await seenCase(caseId)), note: '撤诉' })
    return clocksOf(caseId)
  }
  // Without a mail server the statement does not reach the claimant: his period has not begun.
  await recordCounterNotice(editor, { ...(await seenCase(caseId)), ...aWholeCounter() })
  expect(await clocksOf(caseId)).toEqual(['act_limit'])
  expect(await held()).toEqual(['act_limit'])
  const letters = await lettersOf(caseId)
  expect(letters).toEqual(expect.arrayContaining(['released_to_desk', 'released_to_contributor']))
  expect(letters).not.toContain('released')
  expect(await textOf(caseId, 'released_to_contributor')).toContain('由编辑部办理')
})
