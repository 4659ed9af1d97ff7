import { describe, expect, it } from 'vitest'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { joinedMessages } from '#lib/cases/desk-joined.ts'
import { holdForLitigation, releaseHold } from '#lib/cases/hold-for-litigation.ts'
import { liftBar } from '#lib/cases/lift-bar.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { answerFieldsSchema, type NoticeFieldsInput } from '#lib/cases/notice-fields.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { recordDelivery } from '#lib/cases/record-delivery.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { resumePeriod } from '#lib/cases/resume-period.ts'
import { checkClaimantsReply } from '#lib/cases/room-for-replies.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { HELD_FOR_OTHER } from '#lib/cases/tell-of-suit.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { shanghaiMinute } from '#lib/time.ts'
import {
  aForwardedCase,
  aNotice,
  answersBack,
  byMail,
  clocksOf,
  eventsOf,
  lettersOf,
  onPaper,
  pageOf,
  seenCase,
  statusOf,
  textOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { aPublishedContribution } from '../../support/contribution-cast.ts'

// Purpose: each claimant on whose notice something is kept from readers is told of the statement against it, may sue in the same
// period, and is bound by it (条例 §17; 民法典 §1196).

const other = { name: '何不同', email: 'he@example.cn', phone: null }
const civil = { kind: 'reputation', facts: '第二段不实' } as const

/** What the page of a case says of its steps. */
const wordsOf = async (caseId: number) =>
  (await db().caseStep.findMany({ where: { caseId } })).map(({ publicWording }) => publicWording).join('\n')

/** Two notices of one contribution, one merged into the other, which is accepted and forwarded. */
async function joined(changes: Partial<NoticeFieldsInput> = {}, ofOther: Partial<NoticeFieldsInput> = {}) {
  const { articleId } = await aPublishedContribution()
  const main = await aNotice([articleId], changes)
  const one = await aNotice([articleId], { ...changes, ...other, ...ofOther })
  const editor = await anEditor()
  await mergeCases(editor, { ...(await seenCase(one.caseId)), intoId: main.caseId })
  await byMail(async () => acceptCase(editor, await seenCase(main.caseId)))
  return { articleId, main, one }
}

describe('under copyright', () => {
  it('a merged claimant who was told of a removal is told that the case is taken up again', async () => {
    const { main, one } = await joined()
    const chief = await aChiefEditor()
    await removeCase(chief, { ...(await seenCase(main.caseId)), note: '投诉成立' })
    expect((await lettersOf(one.caseId)).at(-1)).toBe('removed')
    await reopenCase(chief, { ...(await seenCase(main.caseId)), note: '投稿人提出新的证明' })
    expect((await lettersOf(one.caseId)).at(-1)).toBe('reopened')
    expect(await textOf(one.caseId, 'reopened')).toContain(one.receipt)
    expect((await eventsOf(one.caseId)).at(-1)).toBe('follow-main')
  })

  it('a merged claimant has the statement with his own page, is barred like the other, and does not go on', async () => {
    const { articleId, main, one } = await joined()
    for (const { caseId } of [main, one]) await onPaper(caseId)
    await answersBack(main.caseId)
    expect(await statusOf(articleId)).toBe('published')
    expect(await lettersOf(one.caseId)).toEqual(['received', 'merged', 'restored_by_counter'])
    const [his, hers] = await Promise.all(
      [one, main].map(({ caseId }) => textOf(caseId, 'restored_by_counter')),
    )
    expect(his).toContain('文字和图片都是我自己写的')
    expect([his?.includes(one.receipt), his?.includes(main.receipt), hers?.includes(main.receipt)]).toEqual([
      ...[true, false, true],
    ])
    expect(await eventsOf(one.caseId)).toEqual(['receive', 'merge', 'follow-main'])
    const page = await readCaseByReceipt(one.receipt)
    expect(page).toMatchObject({ mergedInto: { outcome: 'restored' }, canAnswer: false })
    expect(page?.steps.at(-1)).toMatchObject({ law: expect.stringContaining('第十七条') })
    expect(page?.letters.at(-1)?.text).toBe(his)
    for (const changes of [{}, other])
      expect(await eventsOf((await aNotice([articleId], changes)).caseId)).toContain('reject-barred')
    const told = await db().auditEntry.findMany({ where: { event: 'identity_forwarded' } })
    const cases = told.map(({ details }) => Object(details).caseId)
    expect(cases.filter((id) => id === one.caseId)).toHaveLength(1)
  })

  it('one whose notice lacks an element is neither told nor barred, and goes on by himself', async () => {
    const { articleId, main, one } = await joined({}, { proof: '' })
    await answersBack(main.caseId)
    expect(await theCase(one.caseId)).toMatchObject({ state: 'received', mergedIntoId: null })
    expect(await lettersOf(one.caseId)).not.toContain('restored_by_counter')
    expect(await eventsOf((await aNotice([articleId], other)).caseId)).toEqual(['receive'])
  })
})

describe('of another right', () => {
  const answered = async () => {
    const given = await joined(civil)
    await answersBack(given.main.caseId)
    return given
  }
  const writes = (receipt: string) =>
    transaction((tx) =>
      answerNotice(tx, receipt, {
        fields: answerFieldsSchema.parse({ message: '我是何不同，已向法院起诉。' }),
        files: [],
      }),
    )

  it('a merged claimant has the same time, may show a suit of his own, and goes on by himself after it', async () => {
    const { main, one } = await answered()
    expect(await lettersOf(one.caseId)).toEqual(['received', 'merged', 'counter_forwarded'])
    const clock = await theClock(main.caseId, 'reasonable_period')
    expect(await readCaseByReceipt(one.receipt)).toMatchObject({
      ...{ canAnswer: true, canWithdraw: false },
      clocks: [{ kind: 'reasonable_period', dueAt: clock.dueAt }],
    })
    await checkClaimantsReply(one.receipt, 1)
    await writes(one.receipt)
    expect(await eventsOf(main.caseId)).toContain('pause-for-message')
    const told = await db().mail.findMany({ where: { purpose: 'side_message' } })
    expect(told.map(({ aboutCaseId }) => aboutCaseId)).toContain(main.caseId)
    const editor = await anEditor()
    expect(await readCaseForDesk(editor, main.caseId)).toMatchObject({ unread: 1, isPaused: true })
    const [message] = await joinedMessages(editor, main.caseId)
    expect(message).toMatchObject({ caseId: one.caseId, text: expect.stringContaining('已向法院起诉') })
    expect(message?.text).not.toContain('何不同')
    await resumePeriod(await aChiefEditor(), { ...(await seenCase(main.caseId)), note: '没有起诉' })
    await runCaseClocks({ at: clock.dueAt })
    expect(await theCase(main.caseId)).toMatchObject({ outcome: 'restored' })
    expect(await theCase(one.caseId)).toMatchObject({ state: 'received', mergedIntoId: null })
  })

  it('a suit that he shows holds the case for all; each hears whose it is by nothing but his own letter', async () => {
    const { main, one } = await answered()
    const [editor, strange] = [await anEditor(), await aNotice([(await aFederationReport()).id])]
    const hold = async (claimantCaseId: number) =>
      holdForLitigation(editor, {
        ...(await seenCase(main.caseId)),
        ...{ reference: '（2026）粤0606民初1号', claimantCaseId },
      })
    await expect(hold(strange.caseId)).rejects.toMatchObject({
      fields: { claimantCaseId: expect.any(String) },
    })
    await hold(one.caseId)
    expect(await clocksOf(main.caseId)).toEqual([])
    expect((await lettersOf(one.caseId)).at(-1)).toBe('held')
    expect(await lettersOf(main.caseId)).toContain('held_for_other')
    const step = await db().caseStep.findFirstOrThrow({ where: { caseId: main.caseId, event: 'hold' } })
    expect(step).toMatchObject({ publicWording: HELD_FOR_OTHER, details: { claimant: one.caseId } })
    await releaseHold(await aChiefEditor(), { ...(await seenCase(main.caseId)), note: '撤诉' })
    for (const { caseId } of [one, main]) expect(await lettersOf(caseId)).toContain('released')
  })

  it('a period begins when the last of them has the statement, and waits for the desk where one cannot have it', async () => {
    const { main, one } = await answered()
    const { mailId, at } = await db().caseMessage.findFirstOrThrow({
      where: { caseId: one.caseId, letter: 'counter_forwarded' },
    })
    const his = { id: mailId ?? '' }
    const before = await theClock(main.caseId, 'reasonable_period')
    const sentAt = new Date(at.getTime() + 3 * 86_400_000)
    const sent = { state: 'sent', sentAt, text: null, nextTryAt: null } as const
    await db().mail.update({ where: his, data: sent })
    await runCaseClocks({ at: sentAt })
    expect((await theClock(main.caseId, 'reasonable_period')).startedAt).toEqual(sentAt)
    expect(before.startedAt).toEqual(at)
    await db().mail.update({
      where: his,
      data: { state: 'undeliverable', sentAt: null, undeliverableAt: sentAt },
    })
    await runCaseClocks({ at: sentAt })
    expect(await clocksOf(main.caseId)).toEqual(['act_limit'])
    expect(await wordsOf(main.caseId)).toContain('没能寄达另一投诉人')
    expect(await wordsOf(one.caseId)).toContain('没能寄达您')
  })

  it('one without an address for mail waits for the desk from the beginning', async () => {
    const { main, one } = await joined(civil, { email: null, phone: '138 0013 9999' })
    await answersBack(main.caseId)
    expect(await clocksOf(main.caseId)).toEqual(['act_limit'])
    expect(await wordsOf(one.caseId)).toContain('没能寄达您')
  })

  it.each([
    ['the merged one', {}],
    ['both', { email: null }],
  ])(
    'what reaches %s by another way begins the period once all have it, and each is told its end',
    async (_, changes) => {
      const { main, one } = await joined({ ...civil, ...changes }, { email: null, phone: '138 0013 9999' })
      await answersBack(main.caseId)
      const [editor, isBoth] = [await anEditor(), 'email' in changes]
      const deliver = async () =>
        recordDelivery(editor, {
          ...(await seenCase(main.caseId)),
          ...{ how: '挂号信 XA1234', deliveredAt: shanghaiMinute(new Date()) },
        })
      if (isBoth) {
        await deliver()
        expect(await clocksOf(main.caseId)).toEqual(['act_limit'])
        for (const { caseId } of [main, one]) {
          expect(await wordsOf(caseId)).toContain('还有投诉人没有收到')
          expect(await lettersOf(caseId)).not.toContain('counter_delivered')
        }
      }
      await deliver()
      const toldAll = async () => {
        expect(await clocksOf(main.caseId)).toEqual(['reasonable_period'])
        const { dueAt } = await theClock(main.caseId, 'reasonable_period')
        for (const { caseId } of [main, one]) {
          expect(await textOf(caseId, 'counter_delivered')).toContain(shanghaiMinute(dueAt))
          expect(await wordsOf(caseId)).toContain('已另行送达投诉人，期限已经起算')
        }
      }
      await toldAll()
      await expect(deliver()).rejects.toMatchObject({ code: 'wrong-state' })
      if (!isBoth) {
        const { mailId } = await db().caseMessage.findFirstOrThrow({
          where: { caseId: main.caseId, letter: 'counter_forwarded' },
        })
        await db().mail.update({
          where: { id: mailId ?? '' },
          data: { state: 'undeliverable', undeliverableAt: new Date(), text: null, nextTryAt: null },
        })
        await runCaseClocks()
        expect(await clocksOf(main.caseId), 'the other one’s mail came back later').toEqual(['act_limit'])
        await deliver()
        await toldAll()
      }
      const steps = await db().caseStep.findMany({
        where: { event: 'record-delivery' },
        orderBy: { id: 'asc' },
      })
      const delivered = isBoth ? [main, one] : [one, main]
      expect(steps.map(({ details }) => Object(details).claimant)).toEqual(delivered.map((c) => c.caseId))
    },
  )

  it('nobody writes any more once that case has ended', async () => {
    const { main, one } = await joined(civil)
    await runCaseClocks({ at: (await theClock(main.caseId, 'counter_silence')).dueAt })
    expect(await theCase(one.caseId)).toMatchObject({ outcome: 'merged' })
    await expect(writes(one.receipt)).rejects.toMatchObject({ code: 'wrong-state' })
    await expect(checkClaimantsReply(one.receipt, 0)).rejects.toMatchObject({ code: 'wrong-state' })
  })
})

it('a merged notice goes along with the part of a case that it is about', async () => {
  const { articleId } = await aPublishedContribution()
  const { id } = await aFederationReport()
  const main = await aNotice([id, articleId])
  const one = await aNotice([articleId], other)
  const both = await aNotice([id, articleId], { ...other, email: 'li@example.cn', name: '李另一' })
  const editor = await anEditor()
  for (const { caseId } of [one, both])
    await mergeCases(editor, { ...(await seenCase(caseId)), intoId: main.caseId })
  const { split } = await byMail(async () => acceptCase(editor, await seenCase(main.caseId)))
  const parts = [main.caseId, ...split]
  const forwarded = await db().rightsCase.findFirstOrThrow({ where: { state: 'awaiting_counter' } })
  expect(parts).toContain(forwarded.id)
  expect(await theCase(one.caseId)).toMatchObject({ mergedIntoId: forwarded.id })
  await answersBack(forwarded.id)
  for (const { caseId } of [one, both]) expect(await lettersOf(caseId)).toContain('restored_by_counter')
  // What of his notice is not barred goes on by itself; the bar can be lifted from there, too.
  const chief = await aChiefEditor()
  for (const id of parts.filter((part) => part !== forwarded.id))
    await restoreCase(chief, { ...(await seenCase(id)), note: '不侵权' })
  expect(await theCase(both.caseId)).toMatchObject({ state: 'received', mergedIntoId: null })
  const separated = await textOf(both.caseId, 'separated')
  expect(separated).toContain(`这些内容不再办理：\n${pageOf(articleId)}`)
  expect(separated).not.toContain(pageOf(id))
  const bars = await db().barredWork.findMany({ where: { caseId: forwarded.id } })
  expect(new Set(bars.map(({ claimantCaseId }) => claimantCaseId))).toContain(both.caseId)
  const given = { barIds: bars.map((bar) => bar.id), note: '法院已判决投诉人胜诉' }
  await liftBar(chief, { ...(await seenCase(forwarded.id)), ...given })
  for (const id of [one.caseId, both.caseId, forwarded.id])
    expect(await lettersOf(id)).toContain('bar_lifted')
  expect((await eventsOf(both.caseId)).at(-1)).toBe('lift-bar')
})

it('a case without merged notices writes to its claimant alone', async () => {
  const { caseId } = await aForwardedCase()
  await answersBack(caseId)
  expect((await lettersOf(caseId)).filter((one) => one === 'restored_by_counter')).toHaveLength(1)
})
