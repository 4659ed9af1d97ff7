import { describe, expect, it } from 'vitest'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { allCaseKinds, caseKinds, noticeKinds } from '#lib/cases/case-kinds.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { countWaitingCases, listCases } from '#lib/cases/desk-queue.ts'
import { elementIn, noticeElements } from '#lib/cases/elements.ts'
import { markMessagesRead } from '#lib/cases/mark-messages-read.ts'
import { readClaim } from '#lib/cases/notice-claim-of-case.ts'
import { answerFieldsSchema, correctionFieldsSchema } from '#lib/cases/notice-fields.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { receiveCorrection } from '#lib/cases/receive-correction.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { shanghaiMinute } from '#lib/time.ts'
import {
  aNotice,
  clocksOf,
  eventsOf,
  lettersOf,
  pageOf,
  seenCase,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aFederationReport, anEditor } from '../../support/cast.ts'
import { ouyang } from '../../support/parties.ts'

const answer = (receipt: string, fields: Record<string, unknown>) =>
  transaction((tx) => answerNotice(tx, receipt, { fields: answerFieldsSchema.parse(fields), files: [] }))

/** For each element, what leaves it out of her notice. */
const without = {
  name: { name: '' },
  contact: { email: null, phone: null },
  address: { address: null },
  works: { works: ' ' },
  urls: { statedUrls: [] },
  facts: { facts: '' },
  relation: { relation: null },
  evidence: { proof: '' },
  truth: { isTruthStated: false },
} as const

describe('receiveNotice', () => {
  it('receives a whole notice: a number, a receipt, the editors’ time runs, and a letter says so', async () => {
    const { id } = await aFederationReport()
    const { caseId, receipt, missing } = await aNotice([id])
    expect(missing).toEqual([])
    expect(await theCase(caseId)).toMatchObject({
      state: 'received',
      version: 1,
      completeAt: expect.any(Date),
    })
    expect(await eventsOf(caseId)).toEqual(['receive'])
    expect(await clocksOf(caseId)).toEqual(['act_limit', 'act_target'])
    expect(await lettersOf(caseId)).toEqual(['received'])
    expect(await db().caseArticle.findMany()).toMatchObject([
      { articleId: id, url: pageOf(id), outcome: null },
    ])
    expect(await readCaseByReceipt(receipt)).toMatchObject({
      ...{ id: 1, state: 'received', canWithdraw: true, missing: [] },
      steps: [{ wording: '本站已收到您的通知。' }],
      letters: [{ isIncoming: false, text: expect.stringContaining(receipt) }],
    })
    expect(await db().auditEntry.findFirst({ where: { subject: 'case' } })).toMatchObject({
      ...{ event: 'case_received', subjectId: '1', editorId: null, actor: '投诉人' },
    })
  })

  it('keeps nothing that she wrote readable, nowhere', async () => {
    const { id } = await aFederationReport()
    await aNotice([id])
    const rows = await Promise.all([
      db().rightsCase.findMany(),
      db().caseStep.findMany(),
      db().caseMessage.findMany(),
      db().party.findMany(),
      db().auditEntry.findMany({ where: { subject: 'case' } }),
    ])
    const stored = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
    for (const said of [ouyang.name, ouyang.email, ouyang.address, '授旗', '底片'])
      expect(stored).not.toContain(said)
    expect(readClaim(await theCase(1))).toMatchObject({ works: '《授旗》组照三幅', relation: 'self' })
  })

  it.each(Object.entries(without))(
    'asks for %s by its name where it is missing',
    async (element, changes) => {
      const kind = noticeKinds.find((one) => (caseKinds[one].elements as readonly string[]).includes(element))
      if (!kind) throw new Error(`no kind asks for ${element}`)
      const { id } = await aFederationReport()
      const given = { kind, demand: caseKinds[kind].demands[0], facts: '第二幅图片。', ...changes }
      const { caseId, receipt, missing } = await aNotice([id], given as never)
      expect(missing).toEqual([element])
      expect(await theCase(caseId)).toMatchObject({
        state: 'need_info',
        missing: [element],
        completeAt: null,
      })
      expect(await eventsOf(caseId)).toEqual(['receive-incomplete'])
      expect(await clocksOf(caseId)).toEqual(['info_silence'])
      expect(await lettersOf(caseId)).toEqual(['missing'])
      const { name } = noticeElements[element as keyof typeof without]
      const page = await readCaseByReceipt(receipt)
      expect(page).toMatchObject({ state: 'need_info', missing: [element] })
      expect(page?.letters[0]?.text).toContain(name)
    },
  )

  it('knows an article by its page in any form, and keeps of other addresses what leads there', async () => {
    const { id } = await aFederationReport()
    const { code } = await db().shareLink.findFirstOrThrow({ where: { articleId: id } })
    const site = new URL(pageOf(id)).origin
    const statedUrls = [
      ...[`${pageOf(id)}?from=qq#top`, `${site}/s/${code}`, `${site}/hant/articles/${id}/`],
      ...['https://example.com/articles/1?me=欧阳敏仪#她', '欧阳敏仪的网页', `${site}/articles/4711`],
    ]
    await aNotice([], { statedUrls })
    const kept = await db().caseArticle.findMany({ orderBy: { id: 'asc' } })
    expect(kept.map(({ url, articleId }) => [url, articleId])).toEqual([
      [pageOf(id), id],
      ['https://example.com/articles/1', null],
      [`${site}/articles/4711`, null],
    ])
    expect(readClaim(await theCase(1)).statedUrls).toEqual(statedUrls)
  })
})

it('an incomplete notice waits for an editor to look at it, though no limit of theirs runs', async () => {
  const editor = await anEditor()
  const { id } = await aFederationReport()
  const { caseId } = await aNotice([id], { proof: '' })
  expect(await countWaitingCases(editor)).toEqual({ number: 1, isLate: false })
  expect((await listCases(editor, {})).items).toMatchObject([
    { unread: 1, clocks: [{ kind: 'info_silence' }] },
  ])
  expect(await readCaseForDesk(editor, caseId)).toMatchObject({ unread: 1 })
  await markMessagesRead(editor, await seenCase(caseId))
  expect(await countWaitingCases(editor)).toEqual({ number: 0, isLate: false })
  expect(await readCaseForDesk(editor, caseId)).toMatchObject({ unread: 0 })
})

describe('answerNotice', () => {
  it('adds what was asked for, piece by piece, until the notice is whole', async () => {
    const { id } = await aFederationReport()
    const { caseId, receipt } = await aNotice([id], { address: null, works: '', proof: '' })
    expect(await answer(receipt, { address: ouyang.address, works: '《授旗》' })).toEqual({
      missing: ['evidence'],
    })
    expect(await theCase(caseId)).toMatchObject({ state: 'need_info', missing: ['evidence'], version: 1 })
    expect(await answer(receipt, { proof: '底片', message: '请尽快处理' })).toEqual({ missing: [] })
    expect(await theCase(caseId)).toMatchObject({
      state: 'received',
      missing: [],
      completeAt: expect.any(Date),
    })
    expect(await eventsOf(caseId)).toEqual(['receive-incomplete', 'answer', 'complete'])
    expect(await lettersOf(caseId)).toEqual(['missing', 'missing', 'received'])
    expect(await clocksOf(caseId)).toEqual(['act_limit', 'act_target'])
    expect(readClaim(await theCase(caseId))).toMatchObject({ works: '《授旗》', proof: '底片' })
  })

  it('gives a new period for what is still missing when a part came, and none for words alone', async () => {
    const { id } = await aFederationReport()
    const { caseId, receipt } = await aNotice([id], { address: null, proof: '' })
    const tomorrow = new Date(Date.now() + 86_400_000)
    await db().caseClock.updateMany({ data: { dueAt: tomorrow } })
    await answer(receipt, { message: '我在找底片' })
    expect(await theClock(caseId, 'info_silence')).toMatchObject({ dueAt: tomorrow })
    await answer(receipt, { address: ouyang.address })
    const { dueAt } = await theClock(caseId, 'info_silence')
    expect(dueAt.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
    expect(await clocksOf(caseId)).toEqual(['info_silence'])
    const letter = (await readCaseByReceipt(receipt))?.letters.at(-1)?.text
    expect(letter).toContain(noticeElements.evidence.name)
    expect(letter).not.toContain(noticeElements.address.name)
    expect(letter).toContain(shanghaiMinute(dueAt))
  })

  it('finds her by a contact that she gives later', async () => {
    const { id } = await aFederationReport()
    const { caseId, receipt } = await aNotice([id], { email: null, phone: null })
    expect((await theCase(caseId)).claimantKey).toBeNull()
    await answer(receipt, { phone: ouyang.phone })
    const { claimantKey, partyId } = await theCase(caseId)
    const party = await db().party.findUniqueOrThrow({ where: { id: partyId ?? '' } })
    expect(claimantKey).toEqual(party.phoneIndex)
  })

  it('is a message where nothing was asked for, and leaves the claim as it was', async () => {
    const { id } = await aFederationReport()
    const { caseId, receipt } = await aNotice([id])
    const { claimSealed } = await theCase(caseId)
    await answer(receipt, { message: '还有一份材料', facts: '另见附件' })
    expect(await eventsOf(caseId)).toEqual(['receive', 'receive-message'])
    expect((await theCase(caseId)).claimSealed).toBe(claimSealed)
    expect((await readCaseByReceipt(receipt))?.letters.at(-1)).toMatchObject({
      ...{ isIncoming: true, text: '还有一份材料\n\n另见附件' },
    })
  })

  it('refuses nothing at all, what would become too long, and a receipt of nobody', async () => {
    const { id } = await aFederationReport()
    const { receipt } = await aNotice([id], { works: '', facts: '长'.repeat(9_000) })
    await expect(answer(receipt, {})).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(answer(receipt, { facts: '长'.repeat(1_000) })).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: { facts: expect.stringContaining('10000') } },
    })
    await expect(answer('0'.repeat(26), { message: '您好' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('receiveCorrection', () => {
  it('takes a sentence that is wrong from anybody, without a name', async () => {
    const { id } = await aFederationReport()
    const given = { url: pageOf(id), sentence: '8月17日上午', correctText: '8月18日上午' }
    const { caseId, receipt } = await transaction((tx) =>
      receiveCorrection(tx, correctionFieldsSchema.parse(given)),
    )
    expect(await theCase(caseId)).toMatchObject({ kind: 'correction', state: 'received', partyId: null })
    expect(await clocksOf(caseId)).toEqual(['act_limit'])
    expect(await readCaseByReceipt(receipt)).toMatchObject({ kind: 'correction', id: 1 })
  })

  it('names each field that is missing', async () => {
    const given = correctionFieldsSchema.parse({
      url: 'https://example.com/',
      sentence: ' ',
      correctText: '',
    })
    await expect(transaction((tx) => receiveCorrection(tx, given))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { url: expect.any(String), sentence: expect.any(String), correctText: expect.any(String) },
    })
    expect(await db().rightsCase.count()).toBe(0)
  })
})

it('each kind asks for elements that there are', () => {
  for (const kind of allCaseKinds)
    for (const element of caseKinds[kind].elements) expect(noticeElements[element]).toBeDefined()
})

it.each(allCaseKinds)('%s: is asked for its elements by the law of its own path', (kind) => {
  const { path, elements } = caseKinds[kind]
  const asked = elements.map((element) => elementIn(kind, element))
  const laws = asked.map(({ law }) => law).join('')
  const isCivil = path === 'copyright' || path === 'civil'
  expect(laws.includes('信息网络传播权保护条例')).toBe(path === 'copyright')
  expect(laws.includes('第一千一百九十五条第一款')).toBe(isCivil)
  expect(laws.includes('第一千零二十八条')).toBe(kind === 'factual_error')
  const questions = asked.map(({ question }) => question).join('')
  expect(questions.includes('作品底稿')).toBe(path === 'copyright')
  expect(questions.includes('能够证明事实的材料')).toBe(path === 'civil')
})
