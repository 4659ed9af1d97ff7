import { expect, it } from 'vitest'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import { openParty } from '#lib/parties/open-party.ts'
import { aChiefEditor, aFederationReport } from '../../support/cast.ts'
import { aClaimant, ouyang, yesterday } from '../../support/parties.ts'
import { call, callJson } from './call.ts'

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
  expect(lines[0]).toMatch(new RegExp(`到期删除 +删除到期的身份信息 +${past}`))
  expect(lines[1]).toMatch(new RegExp(`梁主编 +查看当事人身份 +${id} +回复来电`))
  expect(lines[2]).toMatch(new RegExp(`梁主编 +查看当事人身份 +C-0118 +${id} +核对权利证明`))
  for (const part of Object.values(ouyang)) expect(stdout).not.toContain(part)
  const { printed } = await callJson(['party', 'log', '--case', '118', '--most', '1'])
  expect(printed.entries).toMatchObject([{ party: id, caseId: 118, why: '核对权利证明' }])
})
