import { expect, it } from 'vitest'
import { correctCase } from '#lib/cases/correct-case.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { proposalOfCase } from '#lib/cases/desk-proposal.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { db } from '#lib/db/client.ts'
import { anAcceptedCase, seenCase, setting } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor, aReportsContent } from '../../support/cast.ts'

// Purpose: whoever confirms a proposal sees what he decides on: the new text beside the present one, and what becomes of each article.

const other = { email: 'other@example.cn', phone: null }

async function proposalOf(caseId: number) {
  const admin = await anAdmin()
  const told = await readCaseForDesk(admin, caseId)
  if (!told) throw new Error('there is no such case')
  return proposalOfCase(admin, told)
}

it('of a correction holds the new text and its note; one that cannot be read any more says so', async () => {
  const { id } = await aFederationReport()
  const { caseId } = await anAcceptedCase([id], { kind: 'factual_error', demand: 'correct' })
  expect(await proposalOf(caseId)).toBeNull()
  await setting('cases.two_persons', true)
  const content = await aReportsContent({ title: '更正后的标题' })
  const amendments = [{ articleId: id, content, note: '更正标题' }]
  await correctCase(await aChiefEditor(), { ...(await seenCase(caseId)), amendments, note: '已核实' })
  expect(await proposalOf(caseId)).toMatchObject({
    ...{ action: 'correct', note: '已核实', isUnreadable: false },
    articles: [{ id, status: 'suspended', isHeldByOther: false }],
    texts: [
      {
        ...{ articleId: id, note: '更正标题' },
        before: { title: '乐从镇志愿者联合会举行授旗仪式', body: content.body },
        after: { title: '更正后的标题', body: content.body },
      },
    ],
  })
  const told = await readCaseForDesk(await anEditor(), caseId)
  if (!told) throw new Error('there is no such case')
  await expect(proposalOfCase(await anEditor(), told)).rejects.toMatchObject({ code: 'forbidden' })
  await db().caseApproval.updateMany({
    data: { input: { note: '', amendments: [{ articleId: id, note: '', content: {} }] } },
  })
  expect(await proposalOf(caseId)).toMatchObject({ isUnreadable: true, texts: [] })
})

it('of a case that was reopened says which articles it had removed itself', async () => {
  const { id } = await aFederationReport()
  const { caseId } = await anAcceptedCase([id])
  const seen = async () => ({ ...(await seenCase(caseId)), note: '核查以后决定' })
  const chief = await aChiefEditor()
  await removeCase(chief, await seen())
  await reopenCase(chief, await seen())
  await setting('cases.two_persons', true)
  await restoreCase(chief, await seen())
  expect(await proposalOf(caseId)).toMatchObject({
    articles: [{ id, status: 'taken_down', isRemovedByCase: true, isHeldByOther: false }],
  })
})

it('of a restoring names what another case keeps from readers all the same', async () => {
  const { id } = await aFederationReport()
  const { caseId } = await anAcceptedCase([id])
  await anAcceptedCase([id], other)
  await setting('cases.two_persons', true)
  await restoreCase(await aChiefEditor(), { ...(await seenCase(caseId)), note: '核查以后决定' })
  expect(await proposalOf(caseId)).toMatchObject({
    ...{ action: 'restore', note: '核查以后决定', texts: [], corrections: [] },
    articles: [{ id, title: '乐从镇志愿者联合会举行授旗仪式', isHeldByOther: true }],
  })
})
