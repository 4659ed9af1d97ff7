import { expect, it } from 'vitest'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { askForElements } from '#lib/cases/ask-for-elements.ts'
import { openCaseParty } from '#lib/cases/desk-evidence.ts'
import { answerFieldsSchema } from '#lib/cases/notice-fields.ts'
import { receiveCounterNotice } from '#lib/cases/receive-counter.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { partyKeys } from '#lib/parties/party-keys.ts'
import {
  aForwardedCase,
  aNotice,
  answersBack,
  aWholeCounter,
  counterReceipt,
  eventsOf,
  onPaper,
  seenCase,
  theCase,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { CONTRIBUTOR } from '../../support/contribution-cast.ts'
import { ouyang } from '../../support/parties.ts'

// Purpose: who gave notice, or a counter-notice, stays who he said he was: nobody slips out of the bar of 条例 §17, or puts it on
// somebody else, by another name. What was asked for again is on record, and what stood there is kept.

const answer = (receipt: string, fields: Record<string, unknown>) =>
  transaction((tx) => answerNotice(tx, receipt, { fields: answerFieldsSchema.parse(fields), files: [] }))

const state = async (receipt: string, fields: Record<string, unknown>) =>
  transaction((tx) => receiveCounterNotice(tx, receipt, { fields: aWholeCounter(fields), files: [] }))

const opened = async (id: number, party: 'claimant' | 'contributor' = 'claimant') =>
  openCaseParty(await aChiefEditor(), { id, party, why: '核对身份' })

const lastStep = (caseId: number) =>
  db().caseStep.findFirstOrThrow({ where: { caseId }, orderBy: { id: 'desc' } })

const another = { name: '无辜者', email: 'innocent@third.test', phone: null, address: '假地址' }
const NONE_OF = { name: '', email: null, phone: null, address: null }

it('a claimant who was heard takes no other name by an answer, and the bar finds him', async () => {
  const { caseId, articleId, receipt } = await aForwardedCase()
  const { partyId } = await theCase(caseId)
  const kept = () => transaction(async (tx) => [await tx.party.findMany(), await partyKeys(tx, partyId)])
  const before = await kept()
  for (const told of [another, { agentFor: '无辜者' }, { message: '请改', email: another.email }])
    await expect(answer(receipt, told)).rejects.toMatchObject({
      ...{ code: 'invalid-input', message: expect.stringContaining('请留言写明，由编辑核对') },
    })
  await answer(receipt, { message: '我的邮箱变了' })
  expect(await kept()).toEqual(before)
  await onPaper(caseId)
  await answersBack(caseId)
  expect(await eventsOf((await aNotice([articleId])).caseId)).toContain('reject-barred')
  expect(await eventsOf((await aNotice([articleId], another)).caseId)).toEqual(['receive'])
})

it('a claimant gives what was asked for, once; what an editor asks for again is replaced on record', async () => {
  const { id } = await aFederationReport()
  const { caseId, receipt } = await aNotice([id], { address: null, phone: null, proof: '' })
  await expect(answer(receipt, { proof: '底片', name: another.name })).rejects.toMatchObject({
    fields: { name: expect.any(String) },
  })
  await answer(receipt, { address: ouyang.address, name: '欧阳 敏仪' })
  expect(await lastStep(caseId)).toMatchObject({ event: 'answer', details: { identity: ['address'] } })
  await expect(answer(receipt, { address: another.address })).rejects.toMatchObject({ code: 'invalid-input' })
  await answer(receipt, { proof: '底片' })
  expect(await lastStep(caseId)).toMatchObject({ event: 'complete', reason: '', details: { identity: [] } })
  await askForElements(await anEditor(), { ...(await seenCase(caseId)), elements: ['name'], note: '' })
  await answer(receipt, { name: '欧阳敏宜', address: ouyang.address })
  const { details, reason } = await lastStep(caseId)
  expect([details, reason]).toMatchObject([{ identity: ['name'] }, expect.stringContaining('姓名（名称）。')])
  expect(await opened(caseId)).toMatchObject({
    ...{ name: '欧阳敏宜', email: ouyang.email, address: ouyang.address },
    earlier: [{ name: ouyang.name, until: expect.any(String) }],
  })
  const audit = await db().auditEntry.findMany({ select: { details: true } })
  const steps = JSON.stringify([await db().caseStep.findMany({ omit: { id: true } }), audit])
  for (const said of [ouyang.name, '敏宜', ouyang.address]) expect(steps).not.toContain(said)
})

it('a contributor adds to who he is between two statements, and an editor alone corrects it', async () => {
  const { caseId } = await aForwardedCase()
  const receipt = await counterReceipt(caseId)
  await state(receipt, { ...NONE_OF, name: CONTRIBUTOR.name })
  await expect(state(receipt, another)).rejects.toMatchObject({
    ...{ code: 'invalid-input', fields: { name: expect.any(String) } },
  })
  await state(receipt, { ...NONE_OF, name: CONTRIBUTOR.name, email: CONTRIBUTOR.email })
  expect(await lastStep(caseId)).toMatchObject({
    ...{ event: 'receive-incomplete-counter', details: { identity: ['email'] } },
  })
  const corrected = { ...NONE_OF, name: '何志强（身份证）' }
  await recordCounterNotice(await aChiefEditor(), { ...(await seenCase(caseId)), ...corrected })
  expect(await lastStep(caseId)).toMatchObject({
    details: { identity: ['name'] },
    editorId: expect.any(String),
  })
  expect(await opened(caseId, 'contributor')).toMatchObject({
    ...{ name: corrected.name, email: CONTRIBUTOR.email, earlier: [{ name: CONTRIBUTOR.name }] },
  })
})
