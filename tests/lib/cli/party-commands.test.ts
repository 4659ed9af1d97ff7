import { expect, it } from 'vitest'
import { withdrawCase } from '#lib/cases/withdraw-case.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import { openParty } from '#lib/parties/open-party.ts'
import { aNotice, theCase } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { aClaimant, ouyang, yesterday } from '../../support/parties.ts'
import { call, callJson } from './call.ts'

// Purpose: what is known of somebody is deleted at his wish once nothing of his is open, on record.
// Purpose: whoever answers for identities can see who opened them, when, why and for which case, and nothing of them.

it('the log names who opened whose identity, why and for which case, newest first, and nobody else', async () => {
  expect((await call(['party', 'log'])).stdout).toBe('没有记录。\n')
  await aFederationReport()
  const [id, past] = [await aClaimant(), await aClaimant({ until: yesterday() })]
  await openParty(await aChiefEditor(), id, { why: '核对权利证明', about: { caseId: 118 } })
  await openParty(await aChiefEditor(), id, { why: '回复来电' })
  await deleteExpiredIdentities()
  const { stdout } = await call(['party', 'log'])
  const lines = stdout.trim().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(new RegExp(`到期删除 +删除到期的身份信息 +${past} +文件 0 个`))
  expect(lines[1]).toMatch(new RegExp(`梁主编 +查看当事人身份 +${id} +回复来电`))
  expect(lines[2]).toMatch(new RegExp(`梁主编 +查看当事人身份 +C-0118 +${id} +核对权利证明`))
  for (const part of Object.values(ouyang)) expect(stdout).not.toContain(part)
  const { printed } = await callJson(['party', 'log', '--case', '118', '--most', '1'])
  expect(printed.entries).toMatchObject([{ party: id, caseId: 118, why: '核对权利证明' }])
})

it('what is known of a claimant is deleted at his wish, not while his case is open, and by who may', async () => {
  const { caseId, receipt } = await aNotice([(await aFederationReport()).id])
  const erase = (email: string, ...more: string[]) =>
    call(['party', 'erase', '--case', String(caseId), '--as', email, '--why', '本人来函，已核实', ...more])
  const [chief, editor] = [await aChiefEditor(), await anEditor()]
  const emailOf = async ({ id }: { id: string }) =>
    (await db().editor.findUniqueOrThrow({ where: { id } })).email
  expect((await erase(await emailOf(chief))).stderr).toContain('还没有办结')
  await transaction((tx) => withdrawCase(tx, receipt))
  const refused = await erase(await emailOf(editor))
  expect(refused.exitCode).not.toBe(0)
  expect((await erase(await emailOf(chief), '--side', 'contributor')).stderr).toContain('没有保存')
  expect((await erase(await emailOf(chief))).stdout).toContain('已结束保存')
  const { partyId } = await theCase(caseId)
  expect(await deleteExpiredIdentities()).toMatchObject({ parties: 1 })
  await expect(openParty(chief, partyId ?? '', { why: '核对' })).rejects.toMatchObject({ code: 'gone' })
  const { stdout } = await call(['party', 'log', '--case', String(caseId)])
  expect(stdout).toContain('应本人要求，提前结束身份信息的保存')
  for (const part of Object.values(ouyang)) expect(stdout).not.toContain(part)
})

it('somebody who has lost his number is found by his contact alone, by who may, on record, and nothing of him is shown', async () => {
  const { caseId } = await aNotice([(await aFederationReport()).id])
  const [chief, editor] = [await aChiefEditor(), await anEditor()]
  const find = async ({ id }: { id: string }, stdin: string, why = '本人来函查阅，已核实') => {
    const { email } = await db().editor.findUniqueOrThrow({ where: { id } })
    return call(['party', 'find', '--as', email, '--why', why], { stdin })
  }
  const { stdout } = await find(chief, '+86 138-0013-8000\n')
  expect(stdout).toMatch(/^投诉人 +C-0001 +保存至/)
  for (const part of Object.values(ouyang)) expect(stdout).not.toContain(part)
  expect((await find(chief, 'nobody@example.cn')).stdout).toBe('没有找到。\n')
  const { partyId } = await theCase(caseId)
  for (const refused of [
    await find(chief, ''),
    await find(editor, ouyang.email),
    await find(chief, ouyang.email, `查${ouyang.name}`),
  ])
    expect([refused.exitCode, refused.stdout]).toEqual([1, ''])
  expect(await db().auditEntry.findMany({ where: { event: 'party_found' } })).toMatchObject([
    { subjectId: partyId, editorId: chief.id, details: { why: '本人来函查阅，已核实' } },
  ])
})
