import { expect, it } from 'vitest'
import { publishArticle } from '#lib/articles/publish.ts'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { receiptOfCase } from '#lib/cases/case-receipts.ts'
import { correctCase } from '#lib/cases/correct-case.ts'
import { previewLetters } from '#lib/cases/desk-letters.ts'
import { sourcesForDesk } from '#lib/cases/desk-sources.ts'
import { liftBlock } from '#lib/cases/lift-block.ts'
import { recordSourceTold } from '#lib/cases/record-source-told.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { reopenCase } from '#lib/cases/reopen-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { tellSourceAgain } from '#lib/cases/tell-source-again.ts'
import { withdrawCase } from '#lib/cases/withdraw-case.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { deliverDueMail } from '#lib/mail/deliver-due-mail.ts'
import { noteBounce } from '#lib/mail/note-bounce.ts'
import { unseal } from '#lib/sealed/seal.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { anAcceptedCase, byMail, pageOf, seenCase, setting, theCase } from '../../support/case-cast.ts'
import {
  aChiefEditor,
  aDraft,
  aFederationReport,
  aListedSource,
  anAdmin,
  anEditor,
  aReportsContent,
} from '../../support/cast.ts'
import { aMailServer } from '../../support/mail-server.ts'
import { ouyang } from '../../support/parties.ts'

// Purpose: the source of a repost hears what a claim of rights did with it, and never whose claim it is; where no mail tells it the
// desk says so until an editor has.

const note = '核查以后决定'
const RIGHTS = 'rights@lecong.example'
const listed = () => aListedSource({ rightsEmail: RIGHTS })
const theSource = (name: string) => db().source.findUniqueOrThrow({ where: { name } })

/** A report from another source than the federation's own account, which has no address for claims of rights. */
async function fromAnotherSource() {
  await aListedSource({ name: '顺德发布' })
  return aFederationReport({ title: '龙舟鼓响', sourceName: '顺德发布', sourceUrl: 'https://example.cn/2' })
}

/** The texts of the letters to sources, with the template of each. */
async function tellingsOf(caseId: number): Promise<[string, string][]> {
  const rows = await db().caseMessage.findMany({ where: { caseId, side: 'source' }, orderBy: { at: 'asc' } })
  return rows.map(({ id, letter, textSealed }) => [
    letter,
    unseal({ table: 'case_message', column: 'text_sealed', row: id }, textSealed ?? ''),
  ])
}

const ends: [string, string, (caseId: number, articleId: number) => Promise<unknown>][] = [
  [
    'removed',
    'source_removed',
    async (id) => removeCase(await aChiefEditor(), { ...(await seenCase(id)), note }),
  ],
  [
    'restored',
    'source_restored',
    async (id) => restoreCase(await aChiefEditor(), { ...(await seenCase(id)), note }),
  ],
  [
    'corrected',
    'source_corrected',
    async (id, articleId) => {
      const content = await aReportsContent({ title: '更正后的标题' })
      const amendments = [{ articleId, content, note: '更正标题' }]
      return correctCase(await aChiefEditor(), { ...(await seenCase(id)), amendments })
    },
  ],
  [
    'withdrawn',
    'source_restored',
    async (id) => {
      const receipt = receiptOfCase(await theCase(id))
      return transaction((tx) => withdrawCase(tx, receipt))
    },
  ],
  [
    'blocked',
    'source_blocked',
    async (id) =>
      blockByOrder(await anAdmin(), { ...(await seenCase(id)), reference: '市网信办 2026-11', note }),
  ],
]

it.each(ends)(
  'a source is told of the suspension, and that it was %s, and not by whose claim',
  async (outcome, letter, end) => {
    await listed()
    const { id } = await aFederationReport()
    const kind = outcome === 'corrected' ? ({ kind: 'factual_error', demand: 'correct' } as const) : {}
    const { caseId } = await byMail(() => anAcceptedCase([id], kind))
    // Whoever acts is there before the act is rehearsed.
    await Promise.all([aChiefEditor(), anAdmin()])
    const shown = await previewLetters(await anEditor(), caseId, () => end(caseId, id))
    await byMail(() => end(caseId, id))
    const told = await tellingsOf(caseId)
    expect(told.map(([key]) => key)).toEqual(['source_told', letter])
    for (const [, text] of told) {
      expect(text).toContain(`${pageOf(id)}（原文：https://example.cn/lecong/1）`)
      expect(text).toContain('转载自“乐从发布”')
      for (const hidden of [...Object.values(ouyang), '底片', receiptOfCase(await theCase(caseId))])
        expect(text).not.toContain(hidden)
    }
    const previewed = shown.filter(({ to }) => to === '来源“乐从发布”')
    expect(previewed.map(({ text }) => text)).toEqual([told[1]?.[1]])
    const [source] = await sourcesForDesk(await anEditor(), caseId)
    expect(source).toMatchObject({ hasContact: true, due: null })
    expect(source?.tellings.map(({ hasFailed }) => hasFailed)).toEqual([false, false])
  },
)

it('each source hears of its own articles; of those without an address, and of mail that fails, the desk is told', async () => {
  await listed()
  const server = await aMailServer()
  const [{ id }, another] = [await aFederationReport(), await fromAnotherSource()]
  const own = await publishArticle(
    await anEditor(),
    await aDraft({ title: '本站的报道', origin: 'original', sourceName: null, sourceUrl: null }),
  )
  const { caseId } = await anAcceptedCase([id, another.id, own.id])
  const [[, text] = ['', ''], [, waiting] = ['', ''], ...more] = await tellingsOf(caseId)
  expect(more).toEqual([])
  for (const other of [another.id, own.id]) expect(text).not.toContain(pageOf(other))
  const editor = await anEditor()
  expect(await sourcesForDesk(editor, caseId)).toMatchObject([
    { name: '乐从发布', hasContact: true, due: null, tellings: [{ what: '告知来源', how: '邮件等待发送' }] },
    { name: '顺德发布', hasContact: false, due: 'suspension', tellings: [] },
  ])

  await deliverDueMail()
  const toSource = server.received.filter(({ to }) => to.includes(RIGHTS))
  expect(toSource).toHaveLength(1)
  expect(toSource[0]?.mail.subject).toMatch(/^C-\d{4} 转载贵方的稿件已暂停展示$/)
  expect(toSource[0]?.mail.text?.trim()).toBe(text)
  const mail = await db().mail.findFirstOrThrow({ where: { aboutCaseId: caseId, purpose: 'source_letter' } })
  expect(mail.state).toBe('sent')
  await noteBounce({ mailId: mail.id, isFailure: true, code: 'bounced 5.1.1' })
  expect((await sourcesForDesk(editor, caseId))[0]).toMatchObject({
    ...{ due: 'suspension', tellings: [{ how: '邮件无法送达', hasFailed: true }] },
  })

  // Both addresses are mended: the one that failed, and the one that was not there.
  const again = async (name: string) =>
    tellSourceAgain(editor, { ...(await seenCase(caseId)), sourceId: (await theSource(name)).id })
  await expect(again('顺德发布')).rejects.toMatchObject({
    ...{ code: 'invalid-input', fields: { sourceId: expect.stringContaining('没有登记') } },
  })
  const mended = { 乐从发布: 'right@lecong.example', 顺德发布: 'shunde@example.cn' }
  for (const [name, rightsEmail] of Object.entries(mended)) {
    await db().listedSource.updateMany({ where: { name }, data: { rightsEmail } })
    expect(await again(name)).toMatchObject({ isMailed: true })
    await expect(again(name), 'it is on its way').rejects.toMatchObject({ code: 'wrong-state' })
  }
  await deliverDueMail()
  const sent = server.received.slice(1).map(({ to: [to], mail }) => [to, mail.text?.trim()])
  const expected = [
    [mended.乐从发布, text],
    [mended.顺德发布, waiting],
  ]
  expect(sent.filter(([to]) => Object.values(mended).some((one) => one === to)).sort()).toEqual(
    expected.sort(),
  )
  for (const source of await sourcesForDesk(editor, caseId)) expect(source).toMatchObject({ due: null })
  const audit = await db().auditEntry.findMany({ where: { event: 'case_source_told_again' } })
  expect(audit).toHaveLength(2)
  expect(JSON.stringify(audit.map(({ details }) => details))).not.toContain('example')
})

it('what is removed is told anew, by mail or by an editor, who may not say that it was before or will be', async () => {
  const editor = await anEditor()
  const { id } = await aFederationReport()
  const another = await fromAnotherSource()
  const { caseId } = await anAcceptedCase([id])
  const source = await theSource('乐从发布')
  const now = () => shanghaiMinute(new Date())
  const record = async (changes: object = {}) => {
    const given = { sourceId: source.id, channel: 'phone', toldAt: now(), ...changes }
    return recordSourceTold(editor, { ...(await seenCase(caseId)), ...given })
  }
  const refused: [string, object][] = [
    ['toldAt', { toldAt: shanghaiMinute(new Date(Date.now() + 120_000)) }],
    ['toldAt', { toldAt: shanghaiMinute(new Date(Date.now() - 120_000)) }],
    ['toldAt', { toldAt: '昨天' }],
    ['channel', { channel: 'pigeon' }],
    ['sourceId', { sourceId: (await theSource('顺德发布')).id }],
    ['note', { note: `${ouyang.name}的通知` }],
  ]
  for (const [field, changes] of refused)
    await expect(record(changes), JSON.stringify(changes)).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: { [field]: expect.any(String) } },
    })
  expect(another.id).not.toBe(id)
  await record({ note: '值班室接听' })
  expect(await sourcesForDesk(editor, caseId)).toMatchObject([
    { due: null, tellings: [{ what: '电话', how: '黄编辑 登记', hasFailed: false }] },
  ])
  const step = await db().caseStep.findFirstOrThrow({ where: { caseId, event: 'record-source-told' } })
  expect(step).toMatchObject({ reason: '乐从发布：电话。值班室接听', publicWording: null })

  await removeCase(await aChiefEditor(), { ...(await seenCase(caseId)), note })
  await db().rightsCase.update({ where: { id: caseId }, data: { closedAt: new Date(Date.now() + 60_000) } })
  expect((await sourcesForDesk(editor, caseId))[0]).toMatchObject({ due: 'outcome' })
})

it('of what another case still keeps from readers the source is told that it stays', async () => {
  await listed()
  await setting('cases.two_persons', false)
  const { id } = await aFederationReport()
  const one = await anAcceptedCase([id])
  await anAcceptedCase([id], { email: 'other@example.cn', phone: null })
  await restoreCase(await aChiefEditor(), { ...(await seenCase(one.caseId)), note })
  const [, [, text] = ['', '']] = await tellingsOf(one.caseId)
  expect(text).toContain('（无）')
  expect(text).toContain(`因另一案件仍暂停展示：\n${pageOf(id)}`)
  // The portal of these tests has no mail server.
  expect((await sourcesForDesk(await anEditor(), one.caseId))[0]).toMatchObject({ due: 'outcome' })
})

it('that an order is lifted its source hears, and then what is decided', async () => {
  await listed()
  const { id } = await aFederationReport()
  const { caseId } = await byMail(() => anAcceptedCase([id]))
  const order = async () => ({ ...(await seenCase(caseId)), reference: '市网信办 2026-11', note })
  const by = await anAdmin()
  await byMail(async () => blockByOrder(by, await order()))
  await byMail(async () => liftBlock(by, await order()))
  const told = await tellingsOf(caseId)
  expect(told.map(([key]) => key)).toEqual(['source_told', 'source_blocked', 'source_block_lifted'])
  expect(told[2]?.[1]).toContain(pageOf(id))
})

it('a removal that is upheld after a reopening names its articles to the source and to the claimant', async () => {
  await listed()
  const { id } = await aFederationReport()
  const { caseId } = await byMail(() => anAcceptedCase([id]))
  const chief = await aChiefEditor()
  const decision = async () => ({ ...(await seenCase(caseId)), note })
  await byMail(async () => removeCase(chief, await decision()))
  await reopenCase(chief, await decision())
  await byMail(async () => removeCase(chief, await decision()))
  const told = await tellingsOf(caseId)
  expect(told.map(([key]) => key)).toEqual(['source_told', 'source_removed', 'source_removed'])
  expect(told[2]?.[1]).toContain(pageOf(id))
  const letters = await db().caseMessage.findMany({ where: { caseId, letter: 'removed' } })
  const texts = letters.map((one) =>
    unseal({ table: 'case_message', column: 'text_sealed', row: one.id }, one.textSealed ?? ''),
  )
  expect(texts.map((text) => text.includes(pageOf(id)))).toEqual([true, true])
})

it('a case over the portal’s own texts alone has no source to tell', async () => {
  const { id } = await publishArticle(
    await anEditor(),
    await aDraft({ title: '本站的报道', origin: 'original', sourceName: null, sourceUrl: null }),
  )
  const { caseId } = await anAcceptedCase([id])
  expect(await sourcesForDesk(await anEditor(), caseId)).toEqual([])
})
