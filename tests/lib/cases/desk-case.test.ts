import { describe, expect, it } from 'vitest'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { articleOfCase, correctionsSince } from '#lib/cases/desk-article.ts'
import { readCaseForDesk, readWholeCase } from '#lib/cases/desk-case.ts'
import { evidenceOfCase, openCaseEvidence, openCaseParty } from '#lib/cases/desk-evidence.ts'
import { otherCases } from '#lib/cases/desk-other-cases.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { repeatInfringers } from '#lib/cases/repeat-infringers.ts'
import { keepCaseMessage } from '#lib/cases/write-letter.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { LEFT_OUT } from '#lib/parties/without-identities.ts'
import { RECEIPT_LEFT_OUT } from '#lib/receipts/without-receipts.ts'
import { aForwardedCase, aNotice, counterReceipt, pageOf, seenCase } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor, aVisitingStudent } from '../../support/cast.ts'
import { aPdf } from '../../support/media-files.ts'
import { ouyang, someEvidence } from '../../support/parties.ts'

// Purpose: the desk reads a case whole, but who its sides are only by opening them, which is recorded.

const partyOf = async (id: number) =>
  (await db().rightsCase.findUniqueOrThrow({ where: { id } })).partyId ?? ''

const said = `我是${ouyang.name}，电话 13800138000，写到 OUYANG@example.cn 也行。`

describe('a case at the desk', () => {
  it('holds what the notice says, its articles, steps, letters and clocks', async () => {
    const { id: article, version } = await aFederationReport()
    const { caseId } = await aNotice([article], {
      statedUrls: [pageOf(article), 'https://example.cn/x'],
    })
    const found = await readCaseForDesk(await anEditor(), caseId)
    expect(found).toMatchObject({
      ...{ id: caseId, kind: 'copyright', state: 'received', hasIdentity: true, missing: [] },
      claim: { works: '《授旗》组照三幅', relation: 'self' },
    })
    expect(found?.articles.map(({ articleId }) => articleId)).toContain(article)
    expect(found?.articles.map(({ url }) => url)).toContain('https://example.cn/x')
    expect(found?.clocks.map(({ kind }) => kind)).toEqual(['act_target', 'act_limit'])
    expect(found?.steps.map(({ event }) => event)).toEqual(['receive'])
    expect(found?.messages).toMatchObject([{ side: 'claimant', letter: 'received', isIncoming: false }])
    expect(version).toBeGreaterThan(0)
    expect(await readCaseForDesk(await anEditor(), caseId + 1)).toBeNull()
  })

  it('shows nobody’s name, contact or address in what was written; who opens identities reads all of it', async () => {
    const { id: article } = await aFederationReport()
    const { caseId } = await aNotice([article], { facts: said })
    const message = { caseId, side: 'claimant' as const, isIncoming: true, at: new Date() }
    await transaction((tx) => keepCaseMessage(tx, { ...message, text: `住在${ouyang.address}。${said}` }))
    const masked = JSON.stringify(await readCaseForDesk(await anEditor(), caseId))
    for (const part of [ouyang.name, '13800138000', 'OUYANG@', ouyang.address])
      expect(masked).not.toContain(part)
    expect(masked).toContain(`我是${LEFT_OUT}，电话 ${LEFT_OUT}，写到 ${LEFT_OUT} 也行。`)
    // Who gave a notice that was merged into it is named nowhere in it, and opened on his own case.
    const he = { name: '何不同', email: 'he@example.cn', phone: null }
    const joined = await aNotice([article], he)
    await mergeCases(await anEditor(), { ...(await seenCase(joined.caseId)), intoId: caseId })
    await transaction((tx) => keepCaseMessage(tx, { ...message, text: `${he.name}也来信了` }))
    const shared = JSON.stringify(await readCaseForDesk(await anEditor(), caseId))
    expect([shared.includes(he.name), shared.includes('也来信了')]).toEqual([false, true])
    const opened = openCaseParty(await aChiefEditor(), { id: caseId, party: 'claimant', why: '核对身份' })
    expect(await opened).toMatchObject({ name: ouyang.name })
    const whole = await readWholeCase(await aChiefEditor(), caseId)
    expect(whole?.claim?.facts).toBe(said)
    await expect(readWholeCase(await anEditor(), caseId)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(readCaseForDesk(await aVisitingStudent(), caseId)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

it('a case shows the newsroom no receipt of its sides, in letters or in what they wrote', async () => {
  const { caseId, receipt } = await aForwardedCase({
    facts: '我的进度页在 /cases/0123456789abcdefghjkmnpqrs。',
  })
  const counter = await counterReceipt(caseId)
  const chief = await aChiefEditor()
  for (const told of [await readCaseForDesk(chief, caseId), await readWholeCase(chief, caseId)]) {
    const letters = (told?.messages ?? []).map(({ text }) => text).join()
    expect(letters).toContain(`/counter-notices/${RECEIPT_LEFT_OUT}`)
    expect(letters).toContain(`/cases/${RECEIPT_LEFT_OUT}`)
    for (const one of [receipt, counter, '0123456789abcdefghjkmnpqrs'])
      expect(JSON.stringify(told)).not.toContain(one)
  }
})

describe('identity and evidence', () => {
  it('are opened with a reason that the audit trail keeps, by who may', async () => {
    const { id: article } = await aFederationReport()
    const { caseId } = await aNotice([article])
    const file = await someEvidence({ party: await partyOf(caseId) })
    const chief = await aChiefEditor()
    expect(await evidenceOfCase(await anEditor(), caseId)).toMatchObject([
      { id: file, party: 'claimant', format: 'pdf', bytes: aPdf().length, isDeleted: false },
    ])
    const why = '核对主体资格'
    expect(await openCaseParty(chief, { id: caseId, party: 'claimant', why })).toMatchObject(ouyang)
    const { stream, mime } = await openCaseEvidence(chief, { id: caseId, file, why })
    expect([mime, Buffer.concat(await stream.toArray())]).toEqual(['application/pdf', aPdf()])
    const entries = await db().auditEntry.findMany({ where: { subject: 'party' }, orderBy: { id: 'asc' } })
    expect(entries.map(({ event, details }) => [event, details])).toMatchObject([
      ['identity_opened', { why, caseId }],
      ['evidence_opened', { why, caseId, file }],
    ])
    expect(JSON.stringify(entries, (_, v) => (typeof v === 'bigint' ? Number(v) : v))).not.toContain(
      ouyang.name,
    )
  })

  it('are refused to who may not, without a reason, and for a file of another case', async () => {
    const { id: article } = await aFederationReport()
    const [one, other] = [await aNotice([article]), await aNotice([article], { email: 'he@example.cn' })]
    const file = await someEvidence({ party: await partyOf(other.caseId) })
    const [chief, editor] = [await aChiefEditor(), await anEditor()]
    const asked = { id: one.caseId, party: 'claimant' as const, why: '核对' }
    await expect(openCaseParty(editor, asked)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(openCaseParty(chief, { ...asked, why: '' })).rejects.toMatchObject({ code: 'invalid-input' })
    const nobody = { ...asked, party: 'contributor' as const }
    await expect(openCaseParty(chief, nobody)).rejects.toMatchObject({ code: 'not-found' })
    const strange = { id: one.caseId, file, why: '核对' }
    await expect(openCaseEvidence(chief, strange)).rejects.toMatchObject({ code: 'not-found' })
    await expect(openCaseEvidence(editor, strange)).rejects.toMatchObject({ code: 'forbidden' })
    const none = { ...strange, file: 'x' }
    await expect(openCaseEvidence(chief, none)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('beside a case', () => {
  it('stand the cases of the same article and of the same claimant', async () => {
    const [{ id: first }, { id: second }] = [
      await aFederationReport(),
      await aFederationReport({ title: '另一篇' }),
    ]
    const { caseId } = await aNotice([first])
    const { caseId: byOther } = await aNotice([first], { email: 'he@example.cn', phone: null })
    const { caseId: elsewhere } = await aNotice([second])
    const { caseId: unrelated } = await aNotice([second], { email: 'it@example.cn', phone: null })
    const others = await otherCases(await anEditor(), caseId)
    expect(others).toMatchObject([
      { id: elsewhere, sameArticle: false, sameClaimant: true },
      { id: byOther, sameArticle: true, sameClaimant: false },
    ])
    expect(others.map(({ id }) => id)).not.toContain(unrelated)
  })

  it('stands how often texts of the same source were removed on a notice', async () => {
    const [{ id: first }, { id: second }] = [
      await aFederationReport(),
      await aFederationReport({ title: '另一篇' }),
    ]
    const { caseId } = await aNotice([first])
    const other = await aNotice([second], { email: 'he@example.cn', phone: null })
    const upheld = async () => (await articleOfCase(await anEditor(), { caseId, articleId: first }))?.upheld
    expect(await upheld()).toBe(0)
    const closed = { state: 'closed', outcome: 'removed', closedAt: new Date() } as const
    await db().rightsCase.update({ where: { id: other.caseId }, data: closed })
    expect(await upheld()).toBe(1)
    // As in the list of repeated infringement: what the case itself found rejected of them does not count.
    await db().caseArticle.updateMany({ where: { caseId: other.caseId }, data: { outcome: 'rejected' } })
    expect(await upheld()).toBe(0)
    expect((await repeatInfringers(await anEditor())).sources).toEqual([])
  })

  it('stands its article with earlier removals and the corrections since', async () => {
    const editor = await anEditor()
    const { id: articleId } = await aFederationReport()
    const { caseId } = await aNotice([articleId])
    const gone = {
      articleId,
      reason: 'copyright' as const,
      note: '权利人来函',
      actor: '梁主编',
      restoredAt: new Date(),
      restoredByName: '梁主编',
      restoreNote: '核实无误',
    }
    await db().takedown.create({ data: gone })
    await acceptCase(editor, await seenCase(caseId))
    const order = { reference: '市网信办 2026-11', note: '决定书' }
    await blockByOrder(await anAdmin(), { ...(await seenCase(caseId)), ...order })
    const found = await articleOfCase(editor, { caseId, articleId })
    const blocked = { reason: 'legal_order', isSuspension: false, caseId }
    expect(found).toMatchObject({
      article: { id: articleId },
      contributed: null,
      takedowns: [
        { ...blocked, endedAt: null, replacedBy: null },
        { reason: 'copyright', isSuspension: true, caseId, endedAt: expect.any(Date), replacedBy: blocked },
        { caseId: null, endedAt: expect.any(Date), replacedBy: null },
      ],
    })
    expect(await articleOfCase(editor, { caseId, articleId: 4711 })).toBeNull()
    expect(await correctionsSince(editor, [articleId], new Date(0))).toEqual([])
  })
})
