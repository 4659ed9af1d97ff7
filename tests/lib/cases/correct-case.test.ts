import { describe, expect, it } from 'vitest'
import type { Editor } from '#lib/actors/editor.ts'
import { readPublished } from '#lib/articles/published.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { confirmApproval } from '#lib/cases/confirm-approval.ts'
import { correctCase } from '#lib/cases/correct-case.ts'
import { holdForLitigation, releaseHold } from '#lib/cases/hold-for-litigation.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { db } from '#lib/db/client.ts'
import {
  aForwardedCase,
  aNotice,
  anAcceptedCase,
  answersBack,
  aWholeCounter,
  clocksOf,
  onPaper,
  pageOf,
  seenCase,
  setting,
  statusOf,
  textOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor, aReportsContent } from '../../support/cast.ts'

const inform = { kind: 'factual_error', demand: 'correct', facts: '日期有误' } as const
const other = { email: 'other@example.cn', phone: null }

describe('correctCase', () => {
  it('gives back what it had suspended with its new text, and names the public correction', async () => {
    const { id } = await aFederationReport()
    const joined = await aNotice([id], { ...inform, ...other })
    const statedUrls = [pageOf(id), 'https://weibo.example/ouyang']
    const { caseId, receipt } = await aNotice([], { ...inform, statedUrls })
    await mergeCases(await anEditor(), { ...(await seenCase(joined.caseId)), intoId: caseId })
    await acceptCase(await anEditor(), await seenCase(caseId))
    const content = await aReportsContent({ title: '乐从镇志愿者联合会授旗' })
    const amendments = [{ articleId: id, content, note: '更正标题' }]
    await correctCase(await aChiefEditor(), { ...(await seenCase(caseId)), amendments })
    expect(await readPublished(id)).toMatchObject({ article: { title: content.title } })
    const row = await theCase(caseId)
    expect(row).toMatchObject({ state: 'closed', outcome: 'corrected', actedAt: row.acceptedAt })
    expect(await readCaseByReceipt(receipt)).toMatchObject({
      corrections: [{ articleId: id, note: '更正标题' }],
    })
    // Whose notice was joined is told the same, and neither what was not corrected.
    expect(await readCaseByReceipt(joined.receipt)).toMatchObject({
      corrections: [{ articleId: id, note: '更正标题' }],
    })
    for (const each of [caseId, joined.caseId])
      expect(await textOf(each, 'corrected')).toContain(
        `并公布了更正说明：\n${pageOf(id)}\n\n更正说明：更正标题\n`,
      )
  })

  it('is refused where the case or the article is another one than its editor saw', async () => {
    const { id } = await aFederationReport()
    const { caseId } = await anAcceptedCase([id], inform)
    const { version } = await db().article.findUniqueOrThrow({ where: { id } })
    const seen = await seenCase(caseId)
    const content = await aReportsContent({ title: '乐从镇志愿者联合会授旗' })
    const correct = (of: { id: number; version: number }, articleVersion: number) => {
      const amendments = [{ articleId: id, version: articleVersion, content, note: '更正标题' }]
      return aChiefEditor().then((chief) => correctCase(chief, { ...of, amendments }))
    }
    await expect(correct({ ...seen, version: seen.version - 1 }, version)).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(correct(seen, version - 1)).rejects.toMatchObject({
      ...{ code: 'conflict', details: { article: id, version } },
    })
    expect([await statusOf(id), await seenCase(caseId)]).toEqual(['suspended', seen])
    await correct(seen, version)
    expect(await statusOf(id)).toBe('published')
  })

  it('asks for a correction of each article, made since the notice came', async () => {
    const { id } = await aFederationReport()
    const { caseId } = await aNotice([id], inform)
    const old = await db().correction.create({
      data: { articleId: id, version: 1, note: '以前的', actor: '黄编辑', at: new Date(0) },
    })
    for (const correctionIds of [[], [old.id], [4711]]) {
      const call = correctCase(await anEditor(), { ...(await seenCase(caseId)), correctionIds })
      await expect(call).rejects.toMatchObject({ fields: { correctionIds: expect.any(String) } })
    }
    expect((await theCase(caseId)).state).toBe('received')
  })

  it('of what a case has suspended takes two where the setting says so, and comes back with the new text', async () => {
    const { id } = await aFederationReport()
    const { caseId } = await anAcceptedCase([id], inform)
    await setting('cases.two_persons', true)
    const content = await aReportsContent({ title: '乐从镇志愿者联合会授旗' })
    const amendments = [{ articleId: id, content, note: '更正标题' }]
    const asked = await correctCase(await aChiefEditor(), { ...(await seenCase(caseId)), amendments })
    expect(asked).toMatchObject({ isProposed: true })
    expect(await statusOf(id)).toBe('suspended')
    const { id: approvalId } = await db().caseApproval.findFirstOrThrow({ where: { caseId } })
    await confirmApproval(await anAdmin(), { ...(await seenCase(caseId)), approvalId })
    expect(await readPublished(id)).toMatchObject({ article: { title: content.title } })
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'corrected' })
  })

  it('is refused while another case keeps the article from readers', async () => {
    const { id } = await aFederationReport()
    const { caseId } = await anAcceptedCase([id], inform)
    await anAcceptedCase([id], other)
    const amendments = [
      { articleId: id, content: await aReportsContent({ title: '另一个标题' }), note: '更正' },
    ]
    const call = correctCase(await aChiefEditor(), { ...(await seenCase(caseId)), amendments })
    await expect(call).rejects.toMatchObject({ code: 'wrong-state' })
    expect(await statusOf(id)).toBe('suspended')
    expect((await theCase(caseId)).state).toBe('accepted')
  })
})

describe('a counter-notice after the removal', () => {
  const silent = async () => {
    const { caseId, articleId } = await aForwardedCase()
    await runCaseClocks({ at: (await theClock(caseId, 'counter_silence')).dueAt })
    return { caseId, articleId }
  }
  const entered = async (editor: Editor, caseId: number) =>
    recordCounterNotice(editor, { ...(await seenCase(caseId)), ...aWholeCounter() })

  const decided = async () => {
    const { caseId, articleId } = await aForwardedCase()
    await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note: '原图已核对' })
    return { caseId, articleId }
  }
  const late = async () => {
    const { caseId, articleId } = await silent()
    await db().rightsCase.update({ where: { id: caseId }, data: { closedAt: new Date(0) } })
    return { caseId, articleId }
  }

  it.each([
    ['that the editors decided on', decided],
    ['longer ago than the setting says', late],
  ])('restores nothing of a removal %s, and is kept', async (_, given) => {
    const { caseId, articleId } = await given()
    await answersBack(caseId)
    expect(await theCase(caseId)).toMatchObject({ state: 'closed', outcome: 'removed' })
    expect(await statusOf(articleId)).toBe('taken_down')
    expect(await db().counterNotice.findFirst({ where: { caseId } })).toMatchObject({
      ...{ receivedAt: expect.any(Date), forwardedAt: null },
    })
  })

  it('is entered by who may decide alone, and gives nothing back where two must', async () => {
    const { caseId, articleId } = await silent()
    await expect(entered(await anEditor(), caseId)).rejects.toMatchObject({ code: 'forbidden' })
    await setting('cases.two_persons', true)
    await entered(await aChiefEditor(), caseId)
    expect(await statusOf(articleId)).toBe('taken_down')
  })

  it('that such a person enters after a silence takes the case up again', async () => {
    const { caseId, articleId } = await silent()
    await entered(await aChiefEditor(), caseId)
    expect(await statusOf(articleId)).toBe('published')
  })
})

describe('a suit that was shown', () => {
  it('stops the reasonable period, which ends as it would have once the suit has ended', async () => {
    const { caseId, articleId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
    await answersBack(caseId)
    const { dueAt } = await theClock(caseId, 'reasonable_period')
    const reference = '（2026）粤0606民初1号'
    await holdForLitigation(await anEditor(), { ...(await seenCase(caseId)), reference })
    expect(await clocksOf(caseId)).toEqual([])
    expect(await runCaseClocks({ at: dueAt })).toEqual({ fired: 0, failed: 0 })
    expect(await statusOf(articleId)).toBe('suspended')
    await releaseHold(await aChiefEditor(), { ...(await seenCase(caseId)), note: '撤诉' })
    expect((await theClock(caseId, 'reasonable_period')).dueAt).toEqual(dueAt)
    await runCaseClocks({ at: dueAt })
    expect(await statusOf(articleId)).toBe('published')
  })
})

it('of a notice that is barred in part the rest is taken up (条例 §17)', async () => {
  const { caseId, articleId } = await aForwardedCase()
  await onPaper(caseId)
  await answersBack(caseId)
  const { id } = await aFederationReport()
  const again = await aNotice([articleId, id])
  expect((await theCase(again.caseId)).state).toBe('received')
  const rows = await db().caseArticle.findMany({
    where: { caseId: again.caseId },
    orderBy: { articleId: 'asc' },
  })
  expect(rows.map((row) => [row.articleId, row.outcome])).toEqual([
    [articleId, 'rejected'],
    [id, null],
  ])
})
