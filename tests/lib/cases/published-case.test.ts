import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { answerCorrection } from '#lib/cases/correct-case.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { correctionFieldsSchema } from '#lib/cases/notice-fields.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { readCounterNotice } from '#lib/cases/published-counter-notice.ts'
import { publishedNotices, readPublishedNotice } from '#lib/cases/published-notices.ts'
import { receiveCorrection } from '#lib/cases/receive-correction.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import {
  aForwardedCase,
  aNotice,
  answersBack,
  anUnreachedCase,
  counterReceipt,
  pageOf,
  seenCase,
} from '../../support/case-cast.ts'
import { aBody, aChiefEditor, aDraft, aFederationReport, anEditor } from '../../support/cast.ts'
import { ouyang } from '../../support/parties.ts'

describe("a claimant's page", () => {
  it('knows the articles that readers ever saw, and of a draft not even that there is one', async () => {
    const [{ id }, draft] = [await aFederationReport(), await aDraft({})]
    const { receipt } = await aNotice([id, draft.id])
    expect((await readCaseByReceipt(receipt))?.addresses).toEqual([
      { url: pageOf(id), articleId: id, outcome: null, effect: null },
      { url: pageOf(draft.id), articleId: null, outcome: null, effect: null },
    ])
  })

  it('says of a forwarded notice what became of its mail, and of one that reached nobody that it was published', async () => {
    const { caseId, receipt } = await aForwardedCase()
    const told = async () => (await readCaseByReceipt(receipt))?.forwarding
    expect(await told()).toBe('on_its_way')
    const { mailId } = await db().caseMessage.findFirstOrThrow({ where: { caseId, letter: 'forward' } })
    const where = { id: mailId ?? '' }
    const done = { text: null, nextTryAt: null }
    await db().mail.update({ where, data: { ...done, state: 'sent', sentAt: new Date() } })
    expect(await told()).toBe('forwarded')
    await db().mail.update({
      where,
      data: { state: 'undeliverable', sentAt: null, undeliverableAt: new Date() },
    })
    expect(await told()).toBe('unreached')
    await db().rightsCase.update({ where: { id: caseId }, data: { noticePublishedAt: new Date() } })
    expect(await told()).toBe('published')
  })

  it('holds what its claimant wrote, and nothing of who he is', async () => {
    const { id } = await aFederationReport()
    const { receipt } = await aNotice([id], { works: '《授旗》', proof: '底片' })
    const said = async () => (await readCaseByReceipt(receipt))?.said
    expect(await said()).toMatchObject({ claim: { works: '《授旗》', proof: '底片' }, filesAt: [] })
    const kept = JSON.stringify(await said())
    for (const hidden of [ouyang.name, ouyang.email, ouyang.phone, ouyang.address])
      expect(kept).not.toContain(hidden)
  })

  it('says that a notice without an address of its contributor reached nobody, and claims nothing else', async () => {
    const { caseId, receipt, isMailed } = await anUnreachedCase({ kind: 'privacy', facts: '登了我的住址' })
    expect(isMailed).toBe(false)
    const shown = await readCaseByReceipt(receipt)
    expect(shown?.forwarding).toBe('unreached')
    expect(JSON.stringify([shown?.steps, shown?.letters])).not.toContain('已同时')
    // Who writes has read it on the page of his contribution, also where something is missing yet.
    await answersBack(caseId, { proof: '' })
    expect((await readCaseByReceipt(receipt))?.forwarding).toBe('forwarded')
    await answersBack(caseId)
    expect((await readCaseByReceipt(receipt))?.forwarding).toBeNull()
  })

  it('names the case that it goes on in, and tells nobody its receipt, whatever contact he typed', async () => {
    const { id } = await aFederationReport()
    const [first, again, others] = [
      await aNotice([id]),
      await aNotice([id]),
      await aNotice([id], { email: 'somebody@example.cn', phone: null }),
    ]
    for (const { caseId } of [again, others])
      await mergeCases(await anEditor(), { ...(await seenCase(caseId)), intoId: first.caseId })
    const into = { id: first.caseId, kind: 'copyright', state: 'received', outcome: null, forwarding: null }
    for (const { receipt } of [again, others])
      expect((await readCaseByReceipt(receipt))?.mergedInto).toMatchObject(into)
  })

  it('answers 这里有误 with the public correction, as long as readers can see it', async () => {
    const report = await aFederationReport()
    const given = { url: pageOf(report.id), sentence: '8月17日上午', correctText: '8月18日上午' }
    const { caseId, receipt } = await transaction((tx) =>
      receiveCorrection(tx, correctionFieldsSchema.parse(given)),
    )
    const { title, summary, cityId } = await db().article.findUniqueOrThrow({ where: { id: report.id } })
    const content = { title, summary, cityId, columnId: null, originalTitle: null, author: null }
    const source = { sourceName: '乐从发布', sourceUrl: null }
    const amended = { ...content, ...source, body: aBody('8月18日上午。'), note: '更正了日期。' }
    await amendArticle(await aChiefEditor(), { ...report, ...amended })
    const { id } = await db().correction.findFirstOrThrow()
    await answerCorrection(await anEditor(), { ...(await seenCase(caseId)), correctionIds: [id] })
    expect(await readCaseByReceipt(receipt)).toMatchObject({
      ...{ state: 'closed', outcome: 'corrected', canAnswer: false, canWithdraw: false },
      corrections: [{ articleId: report.id, note: '更正了日期。' }],
    })
    await db().article.update({ where: { id: report.id }, data: { status: 'suspended' } })
    expect((await readCaseByReceipt(receipt))?.corrections).toEqual([])
  })
})

describe("a contributor's page", () => {
  it('has the notice as it was forwarded, steps in the words of his side, and ends with his statement', async () => {
    const { caseId } = await aForwardedCase()
    const receipt = await counterReceipt(caseId)
    const before = await readCounterNotice(receipt)
    expect(before).toMatchObject({
      ...{ id: caseId, receivedAt: null, missing: [], canState: true, canWrite: true, letters: [] },
      notice: expect.stringContaining('《授旗》组照三幅'),
      steps: [{ wording: '本站受理了针对您投稿的通知，涉及的内容暂停展示，通知转送给您。' }],
      clocks: [{ kind: 'counter_silence' }],
    })
    await answersBack(caseId)
    const after = await readCounterNotice(receipt)
    expect(after).toMatchObject({ outcome: 'restored', canState: false, canWrite: false })
    // None of them speaks to the claimant.
    expect(after?.steps.map(({ wording }) => wording).join()).not.toContain('您的通知')
  })

  it('is found by no receipt but its own', async () => {
    const { caseId, receipt } = await aForwardedCase()
    expect(await readCounterNotice(receipt)).toBeNull()
    expect(await readCaseByReceipt(await counterReceipt(caseId))).toBeNull()
    expect(await readPublishedNotice(caseId)).toBeNull()
  })
})

it('published notices come by the fifty, the newest case first', async () => {
  await db().rightsCase.createMany({
    data: Array.from({ length: 51 }, (_, at) => ({
      ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, claimSealed: '', receiptSealed: '' },
      ...{
        receiptHash: Buffer.from(`case ${at}`),
        publicNotice: `通知 ${at}`,
        noticePublishedAt: new Date(),
      },
    })),
  })
  const first = await publishedNotices()
  expect(first.notices.map(({ text }) => text).slice(0, 2)).toEqual(['通知 50', '通知 49'])
  expect(first.notices).toHaveLength(50)
  const older = await publishedNotices(first.olderThan ?? 0)
  expect(older).toMatchObject({ notices: [{ text: '通知 0' }], olderThan: null })
})
