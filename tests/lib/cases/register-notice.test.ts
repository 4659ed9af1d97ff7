import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { completeAtDesk } from '#lib/cases/ask-for-elements.ts'
import { noticeKinds } from '#lib/cases/case-kinds.ts'
import { receiptOfCase } from '#lib/cases/case-receipts.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { countWaitingCases, listCases } from '#lib/cases/desk-queue.ts'
import { sealMessage } from '#lib/cases/message-text.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { registerNotice } from '#lib/cases/register-notice.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { withdrawCase } from '#lib/cases/withdraw-case.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { DAY_MS, HOUR_MS, shanghaiMinute } from '#lib/time.ts'
import { readCaseFigures } from '#lib/transparency/case-figures.ts'
import {
  aForwardedCase,
  answersBack,
  byMail,
  eventsOf,
  lettersOf,
  onPaper,
  pageOf,
  seenCase,
  setting,
  statusOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor, aVisitingStudent } from '../../support/cast.ts'
import { ouyang } from '../../support/parties.ts'

// Purpose: a notice that came by letter, e-mail, telephone, in person or from an authority is a notice like every other, whose time has
// run since it came; who registered it stands on record, and who it is from is as sealed as from the form.

const MINUTE_MS = 60_000
const ago = (ms: number) => shanghaiMinute(new Date(Date.now() - ms))
/** The notice of the photographer as it stands in her letter. */
const aLetter = (articleId: number, changes: object = {}) => ({
  ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, relation: 'self', ...ouyang },
  ...{ works: '《授旗》组照三幅', statedUrls: [pageOf(articleId)], facts: '第二幅图片是我拍摄的。' },
  ...{ proof: '底片存佛山市图片社', way: 'paper', receivedAt: ago(3 * HOUR_MS), key: randomUUID() },
  ...changes,
})
const audited = () => db().auditEntry.findMany({ select: { event: true, details: true, actor: true } })
const registered = async (changes: object = {}) => {
  const { id } = await aFederationReport()
  return registerNotice(await anEditor(), aLetter(id, changes), [])
}

describe('a notice that an editor registers', () => {
  it('is received when it came: from then on the editors’ time runs, and it is complete', async () => {
    const receivedAt = ago(3 * HOUR_MS)
    const { caseId, missing } = await registered({ receivedAt, note: '挂号信 XA 1234' })
    expect(missing).toEqual([])
    const row = await theCase(caseId)
    expect(row).toMatchObject({ state: 'received', way: 'paper', completeAt: row.receivedAt })
    expect(shanghaiMinute(row.receivedAt)).toBe(receivedAt)
    const { startedAt, dueAt } = await theClock(caseId, 'act_limit')
    expect([startedAt, dueAt]).toEqual([row.receivedAt, new Date(row.receivedAt.getTime() + 24 * HOUR_MS)])
    expect(await lettersOf(caseId)).toEqual(['received'])
    const editor = await anEditor()
    const told = await readCaseForDesk(editor, caseId)
    expect(told?.way).toBe('paper')
    expect(told?.steps[0]).toMatchObject({
      ...{ event: 'register', actor: editor.name, law: expect.stringContaining('第十四条') },
      reason: `${receivedAt} 收到，书信、传真等书面材料。挂号信 XA 1234`,
    })
    expect(await readCaseByReceipt(receiptOfCase(row))).toMatchObject({
      receivedAt: row.receivedAt,
      steps: [{ wording: `本站于 ${receivedAt} 收到您的通知（书信、传真等书面材料）。本站已登记您的通知。` }],
    })
    const kept = JSON.stringify([row, await db().party.findMany(), await audited()])
    for (const text of Object.values(ouyang)) expect(kept).not.toContain(text)
  })

  it('is asked for what is missing from now on, and takes none of the editors’ time until it is whole', async () => {
    const changes = { proof: '', isTruthStated: false, way: 'telephone', receivedAt: ago(2 * DAY_MS) }
    const { caseId, missing } = await registered(changes)
    expect(missing).toEqual(['evidence', 'truth'])
    expect(await eventsOf(caseId)).toEqual(['register-incomplete'])
    const { receivedAt, receiptSealed } = await theCase(caseId)
    const asked = await theClock(caseId, 'info_silence')
    expect(asked.startedAt.getTime() - receivedAt.getTime()).toBeGreaterThan(DAY_MS)
    expect(await lettersOf(caseId)).toEqual(['missing'])
    // The job, the queue, the case, its claimant's page and the figures say the same.
    expect(await runCaseClocks()).toEqual({ fired: 0, failed: 0 })
    const [editor, only] = [await anEditor(), [{ kind: 'info_silence' }]]
    expect((await listCases(editor, {})).items).toMatchObject([{ clocks: only, unread: 0 }])
    expect(await countWaitingCases(editor)).toEqual({ number: 0, isLate: false })
    expect(await readCaseForDesk(editor, caseId)).toMatchObject({ clocks: only })
    const page = await readCaseByReceipt(receiptOfCase({ id: caseId, receiptSealed }))
    expect(page?.clocks.map(({ kind }) => kind)).toEqual(['info_silence'])
    await completeAtDesk(editor, { ...(await seenCase(caseId)), note: '来电补齐' })
    const { startedAt } = await theClock(caseId, 'act_limit')
    expect(startedAt.getTime() - receivedAt.getTime()).toBeGreaterThan(DAY_MS)
    await acceptCase(editor, await seenCase(caseId))
    expect((await readCaseFigures()).times[0]?.median).toBeLessThan(5)
  })

  it('that lay there too long escalates at once, and once', async () => {
    const { caseId } = await registered({ receivedAt: ago(2 * DAY_MS) })
    expect(await runCaseClocks()).toEqual({ fired: 2, failed: 0 })
    expect(await runCaseClocks()).toEqual({ fired: 0, failed: 0 })
    expect(await eventsOf(caseId)).toEqual(['register', 'miss-target', 'miss-limit'])
  })

  it('counts in public with the time since it came', async () => {
    const { caseId } = await registered()
    await acceptCase(await anEditor(), await seenCase(caseId))
    const [{ median = 0 } = {}] = (await readCaseFigures()).times
    expect(median).toBeGreaterThan(179)
    expect(median).toBeLessThan(190)
  })

  it('is refused like one of the form where its claimant may give none of this work', async () => {
    const { caseId, articleId } = await aForwardedCase()
    await onPaper(caseId)
    await answersBack(caseId)
    const again = await registerNotice(await anEditor(), aLetter(articleId), [])
    expect(await theCase(again.caseId)).toMatchObject({ state: 'closed', outcome: 'rejected' })
    expect(await eventsOf(again.caseId)).toEqual(['register', 'reject-barred'])
  })

  it.each(noticeKinds)('can be of the kind %s', async (kind) => {
    const { caseId } = await registered({ kind, way: 'authority' })
    expect(await theCase(caseId)).toMatchObject({ kind, state: 'received', way: 'authority' })
  })

  it('is the same act where its form is sent again, and of no other editor', async () => {
    const { id } = await aFederationReport()
    const letter = aLetter(id)
    const editor = await anEditor()
    const [first, second] = await Promise.all([
      registerNotice(editor, letter, []),
      registerNotice(editor, letter, []),
    ])
    expect(second).toEqual(first)
    expect(await db().rightsCase.count()).toBe(1)
    const others = registerNotice(await aChiefEditor(), letter, [])
    await expect(others).rejects.toMatchObject({ code: 'duplicate' })
  })
})

describe('the address of the claimant’s page', () => {
  const shown = () => db().auditEntry.count({ where: { event: 'status_address_shown' } })

  it('is given to the editor, on record, where no mail brings it', async () => {
    const { caseId, statusUrl } = await registered({ email: null })
    const receipt = statusUrl?.split('/').at(-1) ?? ''
    expect(await readCaseByReceipt(receipt)).toMatchObject({ id: caseId })
    expect(await shown()).toBe(1)
    expect(JSON.stringify(await readCaseForDesk(await anEditor(), caseId))).not.toContain(receipt)
    expect(JSON.stringify(await audited())).not.toContain(receipt)
  })

  it('goes by mail alone where it can', async () => {
    expect(await byMail(() => registered())).toMatchObject({ statusUrl: null })
    expect(await shown()).toBe(0)
  })
})

describe('what is no notice that can be registered', () => {
  it.each([
    ['in the future', { receivedAt: ago(-2 * MINUTE_MS) }, 'receivedAt'],
    ['of longer ago than a year', { receivedAt: ago(366 * DAY_MS + MINUTE_MS) }, 'receivedAt'],
    ['at no time', { receivedAt: '' }, 'receivedAt'],
    ['at a moment that is none', { receivedAt: '2026-02-30 08:00' }, 'receivedAt'],
    ['by the form', { way: 'form' }, 'way'],
    ['as a correction', { kind: 'correction' }, 'kind'],
    ['with a demand of another kind', { kind: 'reputation', demand: 'disconnect_link' }, 'demand'],
    ['with a note that names who it is from', { note: `${ouyang.name}的挂号信` }, 'note'],
    ['without the key of its form', { key: '' }, 'key'],
  ])('%s', async (_, changes, field) => {
    await expect(registered(changes)).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: { [field]: expect.any(String) } },
    })
    expect(await db().rightsCase.count()).toBe(0)
  })

  it('for several reasons hears of all of them at once', async () => {
    const urls = [pageOf(1), '', ' 授旗那一篇', 'www.example.cn/2023/flag', 'https://']
    const changes = { way: '', receivedAt: ago(-2 * MINUTE_MS), statedUrls: urls, demand: 'correct' }
    await expect(registered(changes)).rejects.toMatchObject({
      message: '请修改标红的 4 项。',
      fields: {
        ...{ way: '请选择收到的方式', receivedAt: '收到的时间不能在将来' },
        demand: '这一类投诉不能提出这样的要求',
        statedUrls: expect.stringMatching(/^第 3 行“授旗那一篇”、第 5 行“https:\/\/”不是网址/),
      },
    })
  })

  it('of this minute, and of a year ago, are the bounds', async () => {
    for (const receivedAt of [ago(0), ago(366 * DAY_MS - MINUTE_MS)])
      expect((await registered({ receivedAt })).caseId).toBeGreaterThan(0)
  })

  it('by who may not accept one', async () => {
    const { id } = await aFederationReport()
    const registering = registerNotice(await aVisitingStudent(), aLetter(id), [])
    await expect(registering).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('an editor who has its claimant’s address gives back nothing by it where two persons restore', async () => {
  await setting('cases.two_persons', true)
  const [{ id }, editor] = [await aFederationReport(), await anEditor()]
  const { caseId, statusUrl } = await registerNotice(editor, aLetter(id), [])
  await acceptCase(editor, await seenCase(caseId))
  const receipt = String(statusUrl).split('/').at(-1) ?? ''
  expect(await readCaseByReceipt(receipt)).toMatchObject({ canWithdraw: true, isWithdrawalWeighed: true })
  await transaction((tx) => withdrawCase(tx, receipt, '已经和解'))
  expect([(await theCase(caseId)).state, await statusOf(id)]).toEqual(['accepted', 'suspended'])
  expect((await readCaseByReceipt(receipt))?.steps.at(-1)?.wording).toContain('由编辑部核实后办理')
  expect((await listCases(editor, {})).items).toMatchObject([{ unread: 1 }])
  // A stranger who has the address fills nobody's queue with it.
  const asked = { caseId, side: 'claimant', isIncoming: true } as const
  await db().caseMessage.createMany({
    data: Array.from({ length: 99 }, () => ({ ...asked, ...sealMessage('再问') })),
  })
  await expect(transaction((tx) => withdrawCase(tx, receipt))).rejects.toMatchObject({ code: 'too-many' })
  await db().setting.deleteMany()
  await transaction((tx) => withdrawCase(tx, receipt))
  expect([(await theCase(caseId)).outcome, await statusOf(id)]).toEqual(['withdrawn', 'published'])
})
