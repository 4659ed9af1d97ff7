import { type AcceptedCase, acceptCase } from '#lib/cases/accept-case.ts'
import { receiptOfCounter } from '#lib/cases/case-receipts.ts'
import { confirmForeign } from '#lib/cases/confirm-foreign.ts'
import { counterFieldsSchema } from '#lib/cases/counter-fields.ts'
import { type NoticeFieldsInput, noticeFieldsSchema } from '#lib/cases/notice-fields.ts'
import { receiveCounterNotice } from '#lib/cases/receive-counter.ts'
import { type ReceivedNotice, receiveNotice } from '#lib/cases/receive-notice.ts'
import { completeConfig, config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import { unseal } from '#lib/sealed/seal.ts'
import { changeSetting } from '#lib/settings/change-setting.ts'
import type { SettingKey } from '#lib/settings/settings-table.ts'
import { anAdmin, anEditor, type Seen } from './cast.ts'
import { aPublishedContribution, CONTRIBUTOR } from './contribution-cast.ts'
import { ouyang } from './parties.ts'

/** The people and notices of the tests about cases. */

export const pageOf = (articleId: number) => `${config().siteUrl}/articles/${articleId}`

/** Everything that the photographer's notice of her picture must hold. */
function aWholeNotice(about: readonly number[], changes: Partial<NoticeFieldsInput> = {}) {
  return noticeFieldsSchema.parse({
    ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, relation: 'self', ...ouyang },
    ...{ works: '《授旗》组照三幅', statedUrls: about.map(pageOf), facts: '第二幅图片是我拍摄的。' },
    ...{ proof: '底片存佛山市图片社，https://example.cn/ouyang/1', ...changes },
  })
}

/** Her notice of these articles, received. */
export function aNotice(
  about: readonly number[],
  changes: Partial<NoticeFieldsInput> = {},
): Promise<ReceivedNotice> {
  const fields = aWholeNotice(about, changes)
  return transaction((tx) => receiveNotice(tx, { fields, files: [] }))
}

/** The same with an address that leads to no article, for which an editor may name the one that is meant. */
export const aMistypedNotice = (about: readonly number[]) =>
  aNotice(about, { statedUrls: [...about.map(pageOf), `${config().siteUrl}/artcles/12`] })

/** A case as it stands. */
export const theCase = (id: number): Promise<RightsCase> =>
  db().rightsCase.findUniqueOrThrow({ where: { id } })

/** What happened in a case, in its order. */
export async function eventsOf(caseId: number): Promise<string[]> {
  const steps = await db().caseStep.findMany({ where: { caseId }, orderBy: { id: 'asc' } })
  return steps.map(({ event }) => event)
}

/** The letters of a case, in their order. */
export async function lettersOf(caseId: number): Promise<string[]> {
  const letters = await db().caseMessage.findMany({
    where: { caseId, isIncoming: false },
    orderBy: [{ at: 'asc' }, { letter: 'asc' }],
  })
  return letters.map(({ letter }) => letter)
}

/** The text of a letter of a case. */
export async function textOf(caseId: number, letter: string): Promise<string> {
  const { id, textSealed } = await db().caseMessage.findFirstOrThrow({ where: { caseId, letter } })
  return unseal({ table: 'case_message', column: 'text_sealed', row: id }, textSealed ?? '')
}

/** The periods that run in a case. */
export async function clocksOf(caseId: number): Promise<string[]> {
  const clocks = await db().caseClock.findMany({
    where: { caseId, firedAt: null, stoppedAt: null },
    orderBy: { kind: 'asc' },
  })
  return clocks.map(({ kind }) => kind).sort()
}

/** A case as an editor sees it now. */
export async function seenCase(id: number): Promise<Seen> {
  const { version } = await theCase(id)
  return { id, version }
}

/** Her notice of these articles, accepted. */
export async function anAcceptedCase(
  about: readonly number[],
  changes: Partial<NoticeFieldsInput> = {},
): Promise<ReceivedNotice & AcceptedCase> {
  const received = await aNotice(about, changes)
  const accepted = await acceptCase(await anEditor(), await seenCase(received.caseId))
  return { ...received, ...accepted }
}

/** A contribution that readers see, its notice accepted and forwarded by mail. */
export async function aForwardedCase(changes: Partial<NoticeFieldsInput> = {}) {
  const { articleId, id: contributionId } = await aPublishedContribution()
  const accepted = await byMail(() => anAcceptedCase([articleId], changes))
  return { articleId, contributionId, ...accepted }
}

/** The same of a portal without a mail server; `ofContribution` is the contributor's own receipt. */
export async function anUnreachedCase(changes: Partial<NoticeFieldsInput> = {}) {
  const { articleId, receipt: ofContribution } = await aPublishedContribution()
  return { articleId, ofContribution, ...(await anAcceptedCase([articleId], changes)) }
}

/** What is done while the portal has a mail server: its own, or one to which nobody sends what is queued. */
export async function byMail<T>(act: () => Promise<T>): Promise<T> {
  const { smtp } = config()
  // A job would try to give a mail to the other one meanwhile.
  if (smtp) return act()
  const given = { host: '127.0.0.1', port: 9, isSecure: false, isLocal: true, from: 'notice@lecong.example' }
  completeConfig({ smtp: { ...given, login: undefined, patienceMs: 1_000 } })
  try {
    return await act()
  } finally {
    completeConfig({ smtp })
  }
}

/** The same of a claimant of whom an editor has confirmed that she is foreign, where the setting asks for it (17 U.S.C. §512(g)). */
export async function aForeignCase(changes: Partial<NoticeFieldsInput> = {}) {
  await setting('cases.dmca', true)
  const made = await aForwardedCase({ isForeign: true, ...changes })
  await confirmForeign(await anEditor(), { ...(await seenCase(made.caseId)), note: '核对了登记证书' })
  return made
}

/** What a counter-notice states beside (17 U.S.C. §512(g)(3)). */
export const DMCA_STATEMENTS = { isMistakeStated: true, acceptsJurisdiction: true }

/** Everything that the contributor's counter-notice must hold. */
export function aWholeCounter(changes: Record<string, unknown> = {}) {
  return counterFieldsSchema.parse({
    ...{ ...CONTRIBUTOR, address: '佛山市顺德区乐从镇腾冲社区', isTruthStated: true },
    ...{ works: '龙舟鼓响', facts: '文字和图片都是我自己写的、拍的。', proof: '原图可以查验' },
    ...changes,
  })
}

/** The link of the forwarded notice. */
export async function counterReceipt(caseId: number): Promise<string> {
  return receiptOfCounter(await db().counterNotice.findFirstOrThrow({ where: { caseId } }))
}

/** An editor knows that she gave the notice herself: it had come on paper. */
export const onPaper = (caseId: number) =>
  db().rightsCase.update({ where: { id: caseId }, data: { way: 'paper' } })

/** The contributor answers by his link, and the claimant is told by mail. */
export async function answersBack(caseId: number, changes: Record<string, unknown> = {}) {
  const receipt = await counterReceipt(caseId)
  const fields = aWholeCounter(changes)
  return byMail(() => transaction((tx) => receiveCounterNotice(tx, receipt, { fields, files: [] })))
}

/** A running period of a case. */
export const theClock = (caseId: number, kind: CaseClockKind) =>
  db().caseClock.findFirstOrThrow({ where: { caseId, kind, firedAt: null, stoppedAt: null } })

export const statusOf = async (articleId: number) =>
  (await db().article.findUniqueOrThrow({ where: { id: articleId } })).status

/** A setting that was never changed before, changed. */
export async function setting(key: SettingKey, value: number | boolean): Promise<void> {
  await changeSetting(await anAdmin(), { key, value, version: 0, why: '测试' })
}
