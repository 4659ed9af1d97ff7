import { describe, expect, it } from 'vitest'
import { GET as contributionPage } from '#app/(reader)/contributions/[receipt]/route.tsx'
import { askForElements, completeAtDesk } from '#lib/cases/ask-for-elements.ts'
import { holdForLitigation } from '#lib/cases/hold-for-litigation.ts'
import { newestLetter, publishLetterTemplate } from '#lib/cases/letter-templates.ts'
import { urlsOfNotice } from '#lib/cases/letter-urls.ts'
import { fieldsIn, filledIn, letterFields, letterKeys, letters } from '#lib/cases/letters.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { correctionFieldsSchema } from '#lib/cases/notice-fields.ts'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { receiveCorrection } from '#lib/cases/receive-correction.ts'
import { rejectCase, rejectCorrection } from '#lib/cases/reject-case.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import { runCaseClocks } from '#lib/cases/run-case-clocks.ts'
import { config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { unseal } from '#lib/sealed/seal.ts'
import {
  aForwardedCase,
  aNotice,
  anAcceptedCase,
  answersBack,
  anUnreachedCase,
  byMail,
  clocksOf,
  counterReceipt,
  eventsOf,
  lettersOf,
  pageOf,
  seenCase,
  setting,
  statusOf,
  textOf,
  theCase,
  theClock,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anEditor } from '../../support/cast.ts'
import { aPublishedContribution } from '../../support/contribution-cast.ts'
import { ouyang } from '../../support/parties.ts'
import { ask } from '../../support/routes.ts'

/** All that the claimant of a case reads of it: its steps, its letters, the subjects of its mails. */
async function toldIn(caseId: number): Promise<string> {
  const steps = await db().caseStep.findMany({ where: { caseId } })
  const mails = await db().mail.findMany({ where: { aboutCaseId: caseId, toListedSourceId: null } })
  const written = await db().caseMessage.findMany({ where: { caseId, side: 'claimant' } })
  const keys = written.flatMap(({ letter }) => letter ?? [])
  const texts = await Promise.all(keys.map((key) => textOf(caseId, key)))
  return [
    ...steps.map(({ publicWording }) => publicWording),
    ...mails.map(({ subject }) => subject),
    ...texts,
  ].join('\n')
}

describe('the letters', () => {
  it.each(letterKeys)('%s names known fields, and in its subject nobody', (key) => {
    const { subject, text } = letters[key]
    expect(fieldsIn(text).filter((field) => !(field in letterFields))).toEqual([])
    expect(fieldsIn(subject)).toEqual(['caseNumber'])
    expect(text).toMatch(/^您好：/)
  })

  it('leave out what is empty, and read no fields in what is filled in', () => {
    const text = '一\n\n{{note}}\n\n{{reason}}\n二'
    expect(filledIn(text, { reason: '{{caseNumber}}', caseNumber: 'C-0001' })).toBe(
      '一\n\n{{caseNumber}}\n二',
    )
    expect(filledIn('一\n以下内容：\n{{urls}}\n\n二', { urls: '' })).toBe('一\n\n二')
  })

  it.each(letterKeys)('%s reads as a letter whatever may be left out of it is', (key) => {
    const { text } = letters[key]
    const optional = ['urls', 'note', 'again']
    const given = fieldsIn(text).filter((field) => !optional.includes(field))
    const read = filledIn(text, Object.fromEntries(given.map((field) => [field, `〔${field}〕`]))).replace(
      /^您好：\n/,
      '',
    )
    expect(read).not.toMatch(/（）|：\n\n(?!〔)|，。|。。|\n\n\n|\{\{/)
  })

  it('tell the contributor what the notice says and who gives it, and how he is reached only by the setting', async () => {
    const { caseId } = await aForwardedCase()
    const forwarded = await textOf(caseId, 'forward')
    expect(forwarded).toContain(ouyang.name)
    expect(forwarded).toContain('第二幅图片是我拍摄的。')
    expect(forwarded).toMatch(/\/counter-notices\/[0-9A-Z]{26}/)
    for (const hidden of [ouyang.email, ouyang.phone, ouyang.address]) expect(forwarded).not.toContain(hidden)
    const told = await db().auditEntry.findMany({ where: { event: 'identity_forwarded' } })
    expect(told).toMatchObject([{ subject: 'party', details: { caseId, withContact: false } }])
  })

  /** Anybody can type a stranger’s address, and anything as the address of a work. */
  it('list no address that was typed but articles of the portal, each by its own', async () => {
    const { id } = await aFederationReport()
    const typed = [
      'https://evil.example/内部彩票',
      `${pageOf(id)}?ad=内部彩票#x`,
      `${config().siteUrl}/加微信cp888`,
    ]
    await byMail(() => aNotice([], { statedUrls: typed }))
    await byMail(() => aNotice([], { statedUrls: typed, email: 'other@example.cn', proof: '' }))
    await byMail(() => aNotice([id], { email: 'third@example.cn' }))
    const [received, missing, whole] = (await db().mail.findMany({ orderBy: { createdAt: 'asc' } })).map(
      (mail) => unseal({ table: 'mail', column: 'text', row: mail.id }, mail.text ?? ''),
    )
    expect(received).toContain(
      `涉及的网址：\n${pageOf(id)}\n（您写明的其他网址不是本站的文章，列在办理进度页）\n`,
    )
    expect(whole).toContain(`涉及的网址：\n${pageOf(id)}\n\n`)
    expect(missing).toContain('初步证明材料')
    for (const text of [received, missing, whole])
      expect(decodeURI(text ?? '')).not.toMatch(/evil|彩票|cp888|第二幅图片|授旗|底片/)
  })

  it('tell of the other addresses nobody but who wrote them', () => {
    const [own, other] = ['https://lecong.example/articles/1', 'https://evil.example/']
    const addresses = [
      { url: own, articleId: 1 },
      { url: other, articleId: null },
    ]
    for (const side of ['source', 'contributor'] as const) expect(urlsOfNotice(addresses, side)).toBe(own)
    expect(urlsOfNotice(addresses, 'claimant').split('\n')).toEqual([
      own,
      expect.stringContaining('办理进度页'),
    ])
  })

  it('say nothing of the contributor’s contact to the claimant', async () => {
    const { caseId } = await aForwardedCase()
    await answersBack(caseId)
    const forwarded = await textOf(caseId, 'restored_by_counter')
    expect(forwarded).toContain('罗绮雯')
    expect(forwarded).toContain('文字和图片都是我自己写的、拍的。')
    expect(forwarded).not.toContain('luo.qiwen@example.cn')
  })
})

describe('a letter', () => {
  it('to the contributor goes to the address that he has given since', async () => {
    const { caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
    await answersBack(caseId, { email: 'luo.new@example.cn' })
    const { partyId } = await db().counterNotice.findFirstOrThrow({ where: { caseId } })
    const { mailId } = await db().caseMessage.findFirstOrThrow({
      where: { caseId, letter: 'counter_received' },
    })
    expect(await db().mail.findUnique({ where: { id: mailId ?? '' } })).toMatchObject({ toPartyId: partyId })
  })

  it.each([
    ['a time where one runs', aForwardedCase, /请在 [\d-]+ [\d:]+ 之前打开原来的网址补充：\nhttp/],
    ['no time where none runs', anUnreachedCase, /请尽快打开原来的网址补充：\nhttp/],
  ])('asks for what is missing by %s', async (_, given, words) => {
    const { caseId } = await given()
    await answersBack(caseId, { proof: '' })
    expect(await textOf(caseId, 'counter_missing')).toMatch(words)
  })

  it('promises no suspension to who pointed out an error, whatever he is asked for', async () => {
    const { id } = await aFederationReport()
    const given = { url: pageOf(id), sentence: '8月17日上午', correctText: '8月18日上午' }
    const { caseId } = await transaction((tx) => receiveCorrection(tx, correctionFieldsSchema.parse(given)))
    await askForElements(await anEditor(), { ...(await seenCase(caseId)), elements: ['correction'] })
    await completeAtDesk(await anEditor(), { ...(await seenCase(caseId)), note: '电话补充' })
    expect(await lettersOf(caseId)).toEqual(['correction_received', 'missing', 'correction_received'])
    await rejectCorrection(await anEditor(), {
      ...(await seenCase(caseId)),
      reason: 'not_an_error',
      note: '',
    })
    // It is nobody's notice of rights, and nobody needs to sue.
    const told = await toldIn(caseId)
    expect(told).toContain('本站已收到您的更正请求。')
    expect(told).not.toMatch(/通知|起诉|受理/)
  })

  it('call a report of illegal content a report, and lead who sent it to the authority, not to court', async () => {
    const { id } = await aFederationReport()
    const kind = 'illegal_content'
    const refused = await aNotice([id], { kind, demand: 'delete', facts: '第二段' })
    const reason = 'not_an_error'
    await rejectCase(await anEditor(), { ...(await seenCase(refused.caseId)), reason, note: '' })
    const restored = await anAcceptedCase([id], { kind, demand: 'delete', facts: '第二段' })
    await restoreCase(await aChiefEditor(), { ...(await seenCase(restored.caseId)), note: '核查完毕' })
    for (const caseId of [refused.caseId, restored.caseId]) {
      const told = await toldIn(caseId)
      expect(told).toContain('本站已收到您的举报。')
      expect(told).toContain('向网信部门举报（12377）')
      expect(told).not.toMatch(/通知|起诉/)
    }
  })
})

describe('publishLetterTemplate', () => {
  const given = async (changes: object = {}) => {
    const { subject, text } = letters.received
    const input = {
      letter: 'received',
      version: 0,
      subject,
      text: `${text}\n编辑部`,
      note: '加上署名',
      ...changes,
    }
    return publishLetterTemplate(await aChiefEditor(), input)
  }

  it('leaves the words of editors as they are, but for what a report is called', async () => {
    const text = `${letters.received.text}\n结果本站将另行通知您，通知公告另行发布。`
    await given({ text })
    const { id } = await aFederationReport()
    const { caseId } = await aNotice([id], { kind: 'illegal_content', demand: 'delete', facts: '第二段' })
    const told = await textOf(caseId, 'received')
    expect(told).toContain('结果本站将另行通知您，通知公告另行发布。')
    const called = await aReported('您的通知正在办理，本站将另行通知您。')
    expect(await textOf(called, 'rejected')).toContain('您的举报正在办理，本站将另行通知您。')
  })

  async function aReported(text: string): Promise<number> {
    const letter = 'rejected'
    const foot = fieldsIn(letters[letter].text)
      .map((field) => `{{${field}}}`)
      .join('\n')
    await publishLetterTemplate(await aChiefEditor(), {
      ...{ letter, version: 0, subject: '关于您的通知', text: `${text}\n${foot}`, note: '改写' },
    })
    const { id } = await aFederationReport({ sourceUrl: 'https://example.cn/lecong/3' })
    const { caseId } = await aNotice([id], { kind: 'illegal_content', demand: 'delete', facts: '第二段' })
    await rejectCase(await anEditor(), { ...(await seenCase(caseId)), reason: 'abuse', note: '' })
    return caseId
  }

  it('publishes versions; letters keep the one that they were written with', async () => {
    const { id } = await aFederationReport()
    await aNotice([id])
    expect(await given()).toEqual({ version: 1 })
    await aNotice([id], { email: 'other@example.cn', phone: null })
    const written = await db().caseMessage.findMany({ orderBy: { caseId: 'asc' } })
    expect(written.map(({ letterVersion }) => letterVersion)).toEqual([0, 1])
    expect(await textOf(2, 'received')).toMatch(/编辑部$/)
    await expect(given()).rejects.toMatchObject({ code: 'conflict', details: { version: 1 } })
    expect(await given({ version: 1 })).toEqual({ version: 2 })
    expect((await newestLetter(db(), 'received')).version).toBe(2)
  })

  it.each([
    ['text', { text: '您好：\n{{statusUrl}}\n{{password}}' }],
    ['text', { text: '您好：没有网址' }],
    ['subject', { subject: '{{reason}}' }],
    ['note', { note: '' }],
    ['letter', { letter: 'nothing' }],
  ])('refuses a wrong %s', async (field, changes) => {
    await expect(given(changes)).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: { [field]: expect.any(String) } },
    })
  })

  it('is the chief’s to do', async () => {
    await expect(publishLetterTemplate(await anEditor(), {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a forwarded notice that comes back', () => {
  it('stops the contributor’s time until the notice is published, without identities (条例 §15)', async () => {
    const { caseId, articleId } = await aForwardedCase()
    const { mailId } = await db().caseMessage.findFirstOrThrow({ where: { caseId, letter: 'forward' } })
    const where = { id: mailId ?? '' }
    const seen = await seenCase(caseId)
    const text = '有人就一篇投稿提出著作权方面的通知，内容如下。'
    await db().mail.update({
      where,
      data: { state: 'sent', sentAt: new Date(), text: null, nextTryAt: null },
    })
    await expect(publishNotice(await anEditor(), { ...seen, text })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    await db().mail.update({
      where,
      data: { state: 'undeliverable', sentAt: null, undeliverableAt: new Date() },
    })
    const { dueAt } = await theClock(caseId, 'counter_silence')
    await runCaseClocks({ at: dueAt })
    await runCaseClocks({ at: dueAt })
    expect((await eventsOf(caseId)).slice(-1)).toEqual(['find-undeliverable'])
    expect(await clocksOf(caseId)).toEqual(['act_limit'])
    const he = { name: '何不同', email: 'he@example.cn', phone: null }
    const joined = await aNotice([articleId], he)
    await mergeCases(await anEditor(), { ...(await seenCase(joined.caseId)), intoId: caseId })
    for (const name of [ouyang.name, he.name]) {
      const named = { ...(await seenCase(caseId)), text: `${text}${name}` }
      await expect(publishNotice(await anEditor(), named)).rejects.toMatchObject({
        code: 'invalid-input',
        fields: { text: expect.any(String) },
      })
    }
    await publishNotice(await anEditor(), { ...(await seenCase(caseId)), text })
    expect(await clocksOf(caseId)).toEqual(['counter_silence'])
  })
})

describe('a notice that no mail brings to its contributor', () => {
  it('takes none of his time, and stands with its link on his contribution’s page', async () => {
    const { caseId, ofContribution: receipt, articleId } = await anUnreachedCase()
    expect(await clocksOf(caseId)).toEqual(['act_limit'])
    const page = await ask(contributionPage, `/contributions/${receipt}`, { receipt })
    const html = await page.text()
    expect(html).toContain(`href="/counter-notices/${await counterReceipt(caseId)}"`)
    expect(html).toContain('第二幅图片是我拍摄的。')
    expect(await answersBack(caseId)).toEqual({ missing: [] })
    expect(await statusOf(articleId)).toBe('published')
  })

  it('is never published where it is about privacy: an editor decides', async () => {
    await setting('cases.publish_notice_automatically', true)
    const { caseId } = await anUnreachedCase({ kind: 'privacy', facts: '登了我的住址' })
    expect(await theCase(caseId)).toMatchObject({ state: 'awaiting_counter', publicNotice: null })
    expect(await clocksOf(caseId)).toEqual(['act_limit'])
    const text = '有人就一篇投稿提出个人信息方面的通知，内容如下。'
    const publish = publishNotice(await anEditor(), { ...(await seenCase(caseId)), text })
    await expect(publish).rejects.toMatchObject({ code: 'wrong-state' })
    const step = await db().caseStep.findFirstOrThrow({ where: { caseId, event: 'find-undeliverable' } })
    expect(step.law).toBe('《民法典》第一千一百九十五条')
    for (const letter of ['forward', 'accepted_unreached'])
      expect(await textOf(caseId, letter)).not.toContain('信息网络传播权')
    expect(step.publicWording).not.toContain('公告')
  })

  it('is published with the articles’ own addresses: one that its claimant typed may name anybody (民法典 §1037)', async () => {
    await setting('cases.publish_notice_automatically', true)
    const typed = 'https://weibo.example/ouyang-minyi/13800000000'
    const { articleId } = await aPublishedContribution()
    const { caseId } = await anAcceptedCase([articleId], { statedUrls: [pageOf(articleId), typed] })
    const { publicNotice } = await theCase(caseId)
    expect(publicNotice).toContain(pageOf(articleId))
    expect(publicNotice).not.toContain('weibo')
  })

  it('is accepted and published also where its claimant’s name is a word of the published form', async () => {
    await setting('cases.publish_notice_automatically', true)
    const { caseId, suspended } = await anUnreachedCase({ name: '本站' })
    expect(suspended).toHaveLength(1)
    expect((await theCase(caseId)).publicNotice).toContain('本站于')
  })
})

it('no note on the record names a side, and nobody restores before the claimant’s time is over', async () => {
  const { id } = await aFederationReport()
  const { caseId } = await aNotice([id])
  const reject = { ...(await seenCase(caseId)), reason: 'abuse', note: `${ouyang.name}没有授权` }
  await expect(rejectCase(await anEditor(), reject)).rejects.toMatchObject({
    ...{ code: 'invalid-input', fields: { note: expect.any(String) } },
  })
  // Who gave no name has none that a note could hold.
  const unnamed = await aNotice([id], { name: '', email: 'unnamed@example.cn', phone: null })
  const said = { ...(await seenCase(unnamed.caseId)), reason: 'abuse', note: '您未写明出处。' }
  expect(await rejectCase(await anEditor(), said)).toMatchObject({ version: expect.any(Number) })
  const foreign = { ...(await seenCase(caseId)), reason: 'not_an_error' }
  await expect(rejectCase(await anEditor(), foreign)).rejects.toMatchObject({
    fields: { reason: expect.any(String) },
  })
  const waiting = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
  await answersBack(waiting.caseId)
  const early = restoreCase(await aChiefEditor(), { ...(await seenCase(waiting.caseId)), note: '想恢复' })
  await expect(early).rejects.toMatchObject({ code: 'wrong-state', details: { until: expect.any(String) } })
  // After a counter-notice a restoring rests on it (民法典 §1196).
  await holdForLitigation(await anEditor(), { ...(await seenCase(waiting.caseId)), reference: '某法院立案' })
  await restoreCase(await aChiefEditor(), { ...(await seenCase(waiting.caseId)), note: '诉讼终结' })
  const where = { caseId: waiting.caseId, event: 'restore' }
  expect(await db().caseStep.findFirst({ where })).toMatchObject({ law: '《民法典》第一千一百九十六条' })
})
