import { expect, it } from 'vitest'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { correctCase } from '#lib/cases/correct-case.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { withdrawCase } from '#lib/cases/withdraw-case.ts'
import { db } from '#lib/db/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aNotice, anAcceptedCase, lettersOf, seenCase, theClock } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor, aReportsContent } from '../../support/cast.ts'
import { aPublishedContribution } from '../../support/contribution-cast.ts'

// Purpose: who answers for an article hears of its case, and who leads the newsroom where nobody does or a limit is over.

/** Who was written to about a case, and of what, in order. */
async function told(aboutCaseId: number) {
  const mails = await db().mail.findMany({
    where: { aboutCaseId, purpose: 'escalation' },
    orderBy: { createdAt: 'asc' },
  })
  return mails.map(({ toEditorId, subject }) => [toEditorId, subject.replace(/^\S+ /, '')])
}

async function endOf(caseId: number, kind: CaseClockKind): Promise<void> {
  const { dueAt } = await theClock(caseId, kind)
  await runCaseClocks({ at: new Date(dueAt.getTime() - 1_000) })
  const before = (await told(caseId)).length
  expect((await theClock(caseId, kind)).firedAt).toBeNull()
  await runCaseClocks({ at: dueAt })
  expect((await told(caseId)).length).toBeGreaterThan(before)
}

it('the target reaches the responsible editor, or the chiefs where he is gone; the limit the chiefs', async () => {
  const [editor, chief] = [await anEditor(), await aChiefEditor()]
  const { id } = await aFederationReport()
  const { caseId } = await aNotice([id])
  await endOf(caseId, 'act_target')
  expect(await told(caseId)).toEqual([[editor.id, '超过处理目标时间，已提醒责任编辑']])
  await endOf(caseId, 'act_limit')
  expect((await told(caseId)).slice(1)).toEqual([[chief.id, expect.any(String)]])
  const other = await aNotice([id])
  await db().editor.update({ where: { id: editor.id }, data: { disabledAt: new Date() } })
  await endOf(other.caseId, 'act_target')
  expect(await told(other.caseId)).toEqual([[chief.id, '超过处理目标时间，已提醒责任编辑']])
})

it('the responsible editor of a repost hears that it is suspended and what became of it', async () => {
  const [editor, chief] = [await anEditor(), await aChiefEditor()]
  const { id } = await aFederationReport()
  const { caseId, receipt } = await anAcceptedCase([id])
  expect(await told(caseId)).toEqual([[editor.id, '受理并暂停展示']])
  await transaction((tx) => withdrawCase(tx, receipt))
  expect((await told(caseId)).slice(1)).toEqual([[editor.id, '投诉人撤回']])
  const other = await anAcceptedCase([id], { email: 'other@example.cn', phone: null })
  await removeCase(chief, { ...(await seenCase(other.caseId)), note: '核查以后决定' })
  expect((await told(other.caseId)).slice(1)).toEqual([[editor.id, '决定删除']])
})

it('of a contribution its contributor hears that it was corrected, and no editor', async () => {
  const chief = await aChiefEditor()
  const { articleId } = await aPublishedContribution()
  const { caseId } = await aNotice([articleId], { kind: 'illegal_content', demand: 'delete' })
  await acceptCase(chief, await seenCase(caseId))
  const before = await told(caseId)
  const { origin: _, ...content } = await correctedContent(articleId)
  const amendments = [{ articleId, content, note: '更正标题' }]
  await correctCase(chief, { ...(await seenCase(caseId)), amendments })
  expect(await told(caseId)).toEqual(before)
  expect(await lettersOf(caseId)).toEqual(
    expect.arrayContaining(['corrected', 'restored_to_contributor', 'suspended_to_contributor']),
  )
})

async function correctedContent(articleId: number) {
  const { origin, body } = await db().article.findUniqueOrThrow({ where: { id: articleId } })
  return {
    origin,
    ...(await aReportsContent({ title: '更正后的标题', body, sourceName: null, sourceUrl: null })),
  }
}
