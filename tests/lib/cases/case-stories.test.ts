import { describe, expect, it } from 'vitest'
import { readPublished } from '#lib/articles/published.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { receiveCounterNotice } from '#lib/cases/receive-counter.ts'
import { rejectReasons } from '#lib/cases/reject-reasons.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { withdrawCase } from '#lib/cases/withdraw-case.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { readCaseFigures } from '#lib/transparency/case-figures.ts'
import {
  aForwardedCase,
  aMistypedNotice,
  aNotice,
  anAcceptedCase,
  answersBack,
  aWholeCounter,
  clocksOf,
  counterReceipt,
  eventsOf,
  lettersOf,
  onPaper,
  seenCase,
  setting,
  statusOf,
  textOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aFederationReport, anEditor } from '../../support/cast.ts'
import { aPublishedContribution } from '../../support/contribution-cast.ts'

const secondBefore = ({ dueAt }: { dueAt: Date }) => ({ at: new Date(dueAt.getTime() - 1_000) })
const at = ({ dueAt }: { dueAt: Date }) => ({ at: dueAt })

describe('a notice of a repost', () => {
  it('is accepted: its article leaves readers’ sight, and the editors are to decide', async () => {
    const { id } = await aFederationReport()
    const { caseId, state, suspended, split } = await anAcceptedCase([id])
    expect({ state, suspended, split }).toEqual({ state: 'accepted', suspended: [id], split: [] })
    expect(await readPublished(id)).toMatchObject({ kind: 'tombstone' })
    expect(await clocksOf(caseId)).toEqual(['decide_limit'])
    expect(await lettersOf(caseId)).toEqual(['received', 'accepted', 'source_told'])
    const { editorId } = await db().article.findUniqueOrThrow({ where: { id } })
    const told = await db().mail.findMany({ where: { aboutCaseId: caseId, toEditorId: { not: null } } })
    expect(told.map(({ toEditorId }) => toEditorId)).toEqual([editorId])
    expect(await db().takedown.findFirst({ where: { articleId: id } })).toMatchObject({
      caseId,
      reason: 'copyright',
    })
  })
})

describe('a notice of a contribution', () => {
  it('is forwarded as it is accepted, and the contributor’s silence ends with the removal', async () => {
    const { caseId, articleId, state } = await aForwardedCase()
    expect(state).toBe('awaiting_counter')
    expect(await lettersOf(caseId)).toEqual(expect.arrayContaining(['forward', 'accepted_and_forwarded']))
    const clock = await theClock(caseId, 'counter_silence')
    expect(await runCaseClocks(secondBefore(clock))).toEqual({ fired: 0, failed: 0 })
    expect(await runCaseClocks(at(clock))).toEqual({ fired: 1, failed: 0 })
    expect(await runCaseClocks(at(clock))).toEqual({ fired: 0, failed: 0 })
    expect(await theCase(caseId)).toMatchObject({
      state: 'closed',
      outcome: 'removed',
      closedAt: clock.dueAt,
    })
    expect(await statusOf(articleId)).toBe('taken_down')
  })

  it('under copyright is restored at once by a counter-notice, and not taken again (条例 §17)', async () => {
    const { caseId, articleId } = await aForwardedCase()
    await onPaper(caseId)
    expect(await answersBack(caseId)).toEqual({ missing: [] })
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'restored' })
    expect(await statusOf(articleId)).toBe('published')
    expect(await eventsOf(caseId)).toEqual([
      'receive',
      'accept-and-forward',
      'receive-counter',
      'restore-by-copyright',
    ])
    const again = await aNotice([articleId])
    expect(await theCase(again.caseId)).toMatchObject({ state: 'closed', outcome: 'rejected' })
    expect(await eventsOf(again.caseId)).toEqual(['receive', 'reject-barred'])
    expect(await lettersOf(again.caseId)).toEqual(['barred'])
    expect(rejectReasons.barred.law).toContain('第十七条')
    // Nor is it chosen for a notice of something else.
    const { id } = await aFederationReport()
    const seen = await seenCase((await aMistypedNotice([id])).caseId)
    const accepted = acceptCase(await anEditor(), { ...seen, articleIds: [id, articleId] })
    await expect(accepted).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: { articleIds: expect.stringContaining('第十七条') } },
      details: { barred: [articleId] },
    })
    expect([await statusOf(id), await statusOf(articleId)]).toEqual(['published', 'published'])
    // A contact that another one typed bars nobody but him.
    const namesake = await aNotice([articleId], { name: '欧阳锋' })
    expect(await theCase(namesake.caseId)).toMatchObject({ state: 'received' })
  })

  it('of another right waits out the reasonable period after a counter-notice (民法典 §1196)', async () => {
    const { caseId, articleId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
    await answersBack(caseId)
    expect(await theCase(caseId)).toMatchObject({ state: 'counter_received' })
    expect(await statusOf(articleId)).toBe('suspended')
    const clock = await theClock(caseId, 'reasonable_period')
    expect(await runCaseClocks(secondBefore(clock))).toEqual({ fired: 0, failed: 0 })
    await runCaseClocks(at(clock))
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'restored' })
    expect(await statusOf(articleId)).toBe('published')
  })

  it('counts the claimant’s period from when the statement was sent to him, and from nothing where it comes back', async () => {
    const { caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
    await answersBack(caseId)
    const letter = await db().caseMessage.findFirstOrThrow({ where: { caseId, letter: 'counter_forwarded' } })
    const where = { id: letter.mailId ?? '' }
    const sentAt = new Date(letter.at.getTime() + 3 * 86_400_000)
    const before = await theClock(caseId, 'reasonable_period')
    await db().mail.update({ where, data: { state: 'sent', sentAt, text: null, nextTryAt: null } })
    await runCaseClocks({ at: sentAt })
    await runCaseClocks({ at: before.dueAt })
    const clock = await theClock(caseId, 'reasonable_period')
    expect(clock.startedAt).toEqual(sentAt)
    expect(clock.dueAt.getTime()).toBeGreaterThan(before.dueAt.getTime())
    await db().mail.update({
      where,
      data: { state: 'undeliverable', sentAt: null, undeliverableAt: new Date() },
    })
    await runCaseClocks(at(clock))
    expect(await theCase(caseId)).toMatchObject({ state: 'counter_received' })
    expect(await clocksOf(caseId)).toEqual(['act_limit'])
    expect((await eventsOf(caseId)).filter((one) => one === 'find-counter-undeliverable')).toHaveLength(1)
    await runCaseClocks(at(await theClock(caseId, 'act_limit')))
    expect((await eventsOf(caseId)).at(-1)).toBe('miss-limit')
  })

  it('starts no period of a claimant whom no mail reaches', async () => {
    const { caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
    const [receipt, fields] = [await counterReceipt(caseId), aWholeCounter()]
    await transaction((tx) => receiveCounterNotice(tx, receipt, { fields, files: [] }))
    expect(await clocksOf(caseId)).toEqual(['act_limit'])
    expect(await textOf(caseId, 'counter_forwarded')).toContain('合理期限届满')
  })

  it('of a foreign claimant of another right has the period of 民法典 §1196 also then', async () => {
    await setting('cases.dmca', true)
    const { caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实', isForeign: true })
    await answersBack(caseId)
    expect(await clocksOf(caseId)).toEqual(['reasonable_period'])
  })

  it('is taken up again by a counter-notice that comes after the removal', async () => {
    const { caseId, articleId } = await aForwardedCase()
    await runCaseClocks(at(await theClock(caseId, 'counter_silence')))
    await answersBack(caseId)
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'restored' })
    expect(await statusOf(articleId)).toBe('published')
    expect((await eventsOf(caseId)).slice(-3)).toEqual([
      'remove-after-silence',
      'reopen-for-counter',
      'restore-by-copyright',
    ])
  })

  it('asks the contributor for what his statement lacks, while his time runs on', async () => {
    const { caseId, articleId } = await aForwardedCase()
    expect(await answersBack(caseId, { address: null, proof: '' })).toEqual({
      missing: ['address', 'evidence'],
    })
    expect(await statusOf(articleId)).toBe('suspended')
    expect(await clocksOf(caseId)).toEqual(['counter_silence'])
    expect(await answersBack(caseId, { facts: '' })).toEqual({ missing: [] })
    expect(await statusOf(articleId)).toBe('published')
  })
})

it.each(['reputation', 'privacy', 'other_rights'] as const)(
  'a statement about %s is whole with identity, reasons and evidence, without an address or a work (民法典 §1196)',
  async (kind) => {
    const { caseId } = await aForwardedCase({ kind, facts: '第二段不实' })
    const letter = await textOf(caseId, 'forward')
    expect(letter).toContain('初步证明材料')
    for (const other of ['· 地址', '· 作品', '信息网络传播权保护条例']) expect(letter).not.toContain(other)
    const civil = { address: null, works: '', statedUrls: [] }
    expect(await answersBack(caseId, { ...civil, proof: '' })).toEqual({ missing: ['evidence'] })
    expect(await answersBack(caseId, { ...civil, facts: '' })).toEqual({ missing: [] })
    expect((await theCase(caseId)).state).toBe('counter_received')
  },
)

it('one notice of reposts and of two contributions becomes a case for each side', async () => {
  const { id } = await aFederationReport()
  const one = await aForwardedCase()
  await answersBack(one.caseId)
  const accepted = await anAcceptedCase([id, one.articleId], { email: 'other@example.cn', phone: null })
  expect(accepted.split).toHaveLength(1)
  expect(accepted.suspended.toSorted()).toEqual([id, one.articleId])
  const [part = 0] = accepted.split
  expect((await theCase(accepted.caseId)).state).toBe('accepted')
  expect(await theCase(part)).toMatchObject({ state: 'awaiting_counter', contributionId: one.contributionId })
  expect(await lettersOf(accepted.caseId)).toContain('split')
})

it('is accepted by an editor who sees its cause though an element is missing (民法典 §1197), address or none', async () => {
  const { id } = await aFederationReport()
  const report = await aFederationReport({ title: '龙舟鼓响', sourceUrl: 'https://example.cn/2' })
  const { articleId } = await aPublishedContribution()
  const civil = await aNotice([id], { kind: 'privacy', facts: '登了我的住址', address: null })
  expect(civil.missing).toEqual([])
  const { caseId, missing } = await aNotice([id], { address: null, proof: '' })
  expect(missing).toEqual(['address', 'evidence'])
  const { suspended } = await acceptCase(await anEditor(), await seenCase(caseId))
  expect(suspended).toEqual([id])
  expect(await clocksOf(caseId)).toEqual(['decide_limit'])
  expect((await theCase(caseId)).missing, 'what was not given is on record').toEqual(missing)
  const step = await db().caseStep.findFirstOrThrow({ where: { caseId, event: 'accept' } })
  expect(step).toMatchObject({ law: '《民法典》第一千一百九十七条', details: { missing } })
  // A part of it that becomes a case of its own lacks the same.
  const both = await anAcceptedCase([report.id, articleId], { address: null, proof: '' })
  const [part = 0] = both.split
  expect(await theCase(part)).toMatchObject({ missing, completeAt: null })
  const accepted = await db().caseStep.findFirstOrThrow({
    where: { caseId: part, event: { startsWith: 'accept' } },
  })
  expect(accepted).toMatchObject({ law: '《民法典》第一千一百九十七条', details: { missing } })
})

it('refuses to accept what is not in readers’ sight, and what it has no article of', async () => {
  const { caseId } = await aNotice([], { statedUrls: ['https://example.com/x'] })
  await expect(acceptCase(await anEditor(), await seenCase(caseId))).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { articleIds: expect.any(String) },
  })
})

it('that is taken up again counts its time from when it was first whole', async () => {
  const { id } = await aFederationReport()
  const { caseId, receipt } = await anAcceptedCase([id])
  const { completeAt, actedAt } = await theCase(caseId)
  await transaction((tx) => withdrawCase(tx, receipt))
  await reopenCase(await anEditor(), { ...(await seenCase(caseId)), note: '投诉人误点' })
  expect(await theCase(caseId)).toMatchObject({ state: 'received', completeAt, actedAt })
  const figures = await readCaseFigures()
  expect(figures.times).toMatchObject([{ cases: 1, median: expect.any(Number) }])
  expect(figures.times[0]?.median).toBeGreaterThanOrEqual(0)
})
