import { describe, expect, it } from 'vitest'
import { answerNotice } from '#lib/cases/answer-notice.ts'
import { confirmForeign, revokeForeign } from '#lib/cases/confirm-foreign.ts'
import { missingCounterElements } from '#lib/cases/counter-elements.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { forwardNotice } from '#lib/cases/forward-notice.ts'
import { holdForLitigation, releaseHold } from '#lib/cases/hold-for-litigation.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { noticeClaimSchema } from '#lib/cases/notice-claim.ts'
import { answerFieldsSchema } from '#lib/cases/notice-fields.ts'
import { readCounterNotice } from '#lib/cases/published-counter-notice.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { recordDelivery } from '#lib/cases/record-delivery.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { resumePeriod } from '#lib/cases/resume-period.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { changeSetting } from '#lib/settings/change-setting.ts'
import { shanghaiMinute } from '#lib/time.ts'
import {
  aForeignCase,
  aForwardedCase,
  aNotice,
  answersBack,
  aWholeCounter,
  byMail,
  clocksOf,
  counterReceipt,
  DMCA_STATEMENTS,
  eventsOf,
  lettersOf,
  seenCase,
  setting,
  statusOf,
  textOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor } from '../../support/cast.ts'
import { CONTRIBUTOR } from '../../support/contribution-cast.ts'

// Purpose: a foreign claimant has the elements and the days of 17 U.S.C. §512(g) where an editor has confirmed him and the setting says
// so, and 条例 §17 holds for everybody else, whatever he says of himself.

const note = '核对了登记证书'
const dmca = ['dmca_earliest', 'dmca_latest']
const at = ({ dueAt }: { dueAt: Date }, ms = 0) => ({ at: new Date(dueAt.getTime() + ms) })
const lawOf = async (caseId: number, event: string) =>
  (await db().caseStep.findFirstOrThrow({ where: { caseId, event } })).law

describe('what a claimant says of himself', () => {
  it('changes nothing: restored at once, also where the setting is on (条例 §17)', async () => {
    await setting('cases.dmca', true)
    const { caseId, articleId } = await aForwardedCase({ isForeign: true })
    expect(await answersBack(caseId)).toEqual({ missing: [] })
    expect(await statusOf(articleId)).toBe('published')
    expect(await clocksOf(caseId)).toEqual([])
  })

  it('counts no more where the confirmation was taken back, or the setting was', async () => {
    const revoked = await aForeignCase()
    await revokeForeign(await anEditor(), { ...(await seenCase(revoked.caseId)), note })
    expect(await answersBack(revoked.caseId)).toEqual({ missing: [] })
    expect(await statusOf(revoked.articleId)).toBe('published')
    expect(await lettersOf(revoked.caseId)).toEqual(expect.arrayContaining(['dmca_begins', 'dmca_ends']))
    const unset = await aForwardedCase({ email: 'other@example.cn', phone: null })
    await confirmForeign(await anEditor(), { ...(await seenCase(unset.caseId)), note })
    await changeSetting(await anAdmin(), { key: 'cases.dmca', value: false, version: 1, why: '停用' })
    expect(await answersBack(unset.caseId)).toEqual({ missing: [] })
    expect(await statusOf(unset.articleId)).toBe('published')
  })
})

describe('a confirmed foreign claimant', () => {
  it('is sent the whole statement, and it comes back on the last of the business days, not before the first', async () => {
    const { caseId, articleId } = await aForeignCase()
    await answersBack(caseId, DMCA_STATEMENTS)
    expect(await clocksOf(caseId)).toEqual(dmca)
    const told = await textOf(caseId, 'counter_forwarded_dmca')
    for (const said of [
      CONTRIBUTOR.name,
      CONTRIBUTOR.phone,
      '腾冲社区',
      '伪证',
      '512(g)(2)(B)',
      '512(g)(2)(C)',
    ])
      expect(told).toContain(said)
    expect(told).not.toContain('民法典')
    const [earliest, latest] = [
      await theClock(caseId, 'dmca_earliest'),
      await theClock(caseId, 'dmca_latest'),
    ]
    for (const { dueAt } of [earliest, latest]) expect(told).toContain(shanghaiMinute(dueAt))
    expect(await textOf(caseId, 'counter_received_dmca')).toContain(shanghaiMinute(latest.dueAt))
    const chief = await aChiefEditor()
    const early = restoreCase(chief, { ...(await seenCase(caseId)), note })
    await expect(early).rejects.toMatchObject({ code: 'wrong-state' })
    await runCaseClocks(at(earliest, -1_000))
    expect(await eventsOf(caseId)).not.toContain('open-dmca-window')
    await runCaseClocks(at(earliest))
    expect((await eventsOf(caseId)).at(-1)).toBe('open-dmca-window')
    await runCaseClocks(at(latest, -1_000))
    expect(await statusOf(articleId)).toBe('suspended')
    await runCaseClocks(at(latest))
    expect(await statusOf(articleId)).toBe('published')
    expect(await lettersOf(caseId)).toEqual(
      expect.arrayContaining(['restored_dmca', 'restored_dmca_to_contributor']),
    )
    for (const event of ['receive-counter', 'restore-by-dmca'])
      expect(await lawOf(caseId, event)).toContain('512(g)')
  })

  it('alone gets the address: another one whose notice was merged, and who is not foreign, does not', async () => {
    const { caseId, articleId } = await aForeignCase()
    const other = await aNotice([articleId], { name: '欧阳锋', email: 'feng@example.cn', phone: null })
    await mergeCases(await anEditor(), { ...(await seenCase(other.caseId)), intoId: caseId })
    await answersBack(caseId, DMCA_STATEMENTS)
    const told = await textOf(other.caseId, 'counter_forwarded_dmca')
    expect(told).toContain(CONTRIBUTOR.name)
    for (const hidden of [CONTRIBUTOR.phone, CONTRIBUTOR.email, '腾冲社区'])
      expect(told).not.toContain(hidden)
  })

  it('shows an action for a court order, which holds it; its end lets the days run on', async () => {
    const { caseId } = await aForeignCase()
    await answersBack(caseId, DMCA_STATEMENTS)
    const { dueAt } = await theClock(caseId, 'dmca_latest')
    const reference = '1:26-cv-00001 (S.D.N.Y.)'
    await holdForLitigation(await anEditor(), { ...(await seenCase(caseId)), reference })
    expect(await clocksOf(caseId)).toEqual([])
    await releaseHold(await aChiefEditor(), { ...(await seenCase(caseId)), note })
    expect(await clocksOf(caseId)).toEqual(dmca)
    expect((await theClock(caseId, 'dmca_latest')).dueAt).toEqual(dueAt)
    expect(await lettersOf(caseId)).toEqual(
      expect.arrayContaining(['held_dmca', 'held_dmca_to_contributor', 'released_dmca']),
    )
    for (const event of ['hold', 'release-hold'])
      expect(await lawOf(caseId, event)).toBe('17 U.S.C. § 512(g)(2)(C)')
  })

  it('whom no mail reaches loses no day of it: they count from the receipt ((g)(2)(C)), and the desk is to deliver', async () => {
    const { caseId } = await aForeignCase()
    const editor = await anEditor()
    const given = { ...aWholeCounter(DMCA_STATEMENTS), ...(await seenCase(caseId)) }
    await recordCounterNotice(editor, given)
    expect(await clocksOf(caseId)).toEqual(['act_limit', ...dmca])
    const before = await theClock(caseId, 'dmca_latest')
    const delivery = { how: '国际挂号信 RA1234', deliveredAt: shanghaiMinute(new Date()) }
    await recordDelivery(editor, { ...(await seenCase(caseId)), ...delivery })
    expect(await clocksOf(caseId)).toEqual(dmca)
    expect(await theClock(caseId, 'dmca_latest')).toEqual(before)
    const delivered = await textOf(caseId, 'counter_delivered_dmca')
    expect(delivered).toContain(shanghaiMinute(before.dueAt))
    expect(delivered).toMatch(/您已向法院起诉，请求责令投稿人停止/)
    expect(delivered, 'a complaint to an authority stops nothing').not.toContain('投诉或者起诉')
    expect(await lawOf(caseId, 'record-delivery')).toBe('17 U.S.C. § 512(g)(2)(C)')
  })

  it('whose mail comes back is noted once, and the days run on', async () => {
    const { caseId, receipt } = await aForeignCase()
    await answersBack(caseId, DMCA_STATEMENTS)
    const { mailId } = await db().caseMessage.findFirstOrThrow({
      where: { caseId, letter: 'counter_forwarded_dmca' },
    })
    await db().mail.update({
      where: { id: mailId ?? '' },
      data: { state: 'undeliverable', undeliverableAt: new Date(), text: null, nextTryAt: null },
    })
    for (let time = 0; time < 2; time += 1) expect(await runCaseClocks()).toEqual({ fired: 0, failed: 0 })
    expect((await eventsOf(caseId)).filter((one) => one === 'find-counter-undeliverable')).toHaveLength(1)
    expect(await clocksOf(caseId)).toEqual(['act_limit', ...dmca])
    // A letter of his that is no notice of a suit leaves it to be delivered.
    const fields = answerFieldsSchema.parse({ message: 'When will you decide?' })
    await transaction((tx) => answerNotice(tx, receipt, { fields, files: [] }))
    await resumePeriod(await anEditor(), { ...(await seenCase(caseId)), note })
    expect(await clocksOf(caseId)).toEqual(['act_limit', ...dmca])
  })
})

describe('the statement against it', () => {
  const given = {
    identity: { name: '罗绮雯', email: 'luo.qiwen@example.cn', phone: null, address: '腾冲社区' },
    claim: noticeClaimSchema.parse({ works: '龙舟鼓响', facts: '我写的', proof: '原图' }),
    ...{ files: 0, isTruthStated: true, isMistakeStated: false, acceptsJurisdiction: false },
  }

  it.each([
    [false, []],
    [true, ['phone', 'mistake', 'jurisdiction']],
  ])('under the DMCA (%s) lacks %j', (isUnderDmca, missing) => {
    expect(missingCounterElements(given, { kind: 'copyright', isUnderDmca })).toEqual(missing)
  })

  it('is asked for its elements by name, in the letter, on the page, and again where they are missing', async () => {
    const { caseId, articleId } = await aForeignCase()
    expect(await textOf(caseId, 'forward')).not.toContain('512(g)')
    expect(await textOf(caseId, 'dmca_begins')).toContain('误删声明')
    await byMail(async () => forwardNotice(await anEditor(), await seenCase(caseId)))
    const receipt = await counterReceipt(caseId)
    const page = await readCounterNotice(receipt)
    expect(page?.isUnderDmca).toBe(true)
    expect(page?.notice).toMatch(/512\(g\)\(3\).*同意管辖/s)
    expect(await answersBack(caseId, { phone: null })).toEqual({
      missing: ['phone', 'mistake', 'jurisdiction'],
    })
    expect(await textOf(caseId, 'counter_missing')).toContain('伪证')
    expect(await answersBack(caseId, { ...DMCA_STATEMENTS, facts: '' })).toEqual({ missing: [] })
    expect(await statusOf(articleId)).toBe('suspended')
  })
})

describe('the confirmation', () => {
  it('is refused without the setting, twice, of another right, and once the contributor has stated anything', async () => {
    const editor = await anEditor()
    const { caseId } = await aForwardedCase()
    const confirm = async (id = caseId) => confirmForeign(editor, { ...(await seenCase(id)), note })
    const refused = { code: 'wrong-state' }
    await expect(confirm()).rejects.toMatchObject(refused)
    await setting('cases.dmca', true)
    const revoke = async () => revokeForeign(editor, { ...(await seenCase(caseId)), note })
    await expect(revoke()).rejects.toMatchObject(refused)
    await confirm()
    await expect(confirm()).rejects.toMatchObject(refused)
    expect(await theCase(caseId)).toMatchObject({ foreignConfirmedAt: expect.any(Date) })
    await answersBack(caseId, { ...DMCA_STATEMENTS, proof: '' })
    await expect(revoke()).rejects.toMatchObject({ ...refused, message: expect.stringContaining('书面说明') })
    const { id } = await aFederationReport()
    const civil = await aNotice([id], { kind: 'reputation', facts: '第二段不实', isForeign: true })
    await expect(confirm(civil.caseId)).rejects.toMatchObject(refused)
    expect(await readCaseForDesk(editor, caseId)).toMatchObject({ isForeign: false, isDmcaOn: true })
  })
})
