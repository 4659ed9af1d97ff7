import { describe, expect, it } from 'vitest'
import { askForElements } from '#lib/cases/ask-for-elements.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { lettersInUse, versionsOfLetter } from '#lib/cases/desk-letter-versions.ts'
import { previewLetters } from '#lib/cases/desk-letters.ts'
import { mailsOfCase } from '#lib/cases/desk-mails.ts'
import { noticeToPublish } from '#lib/cases/desk-public-notice.ts'
import { publishLetterTemplate } from '#lib/cases/letter-templates.ts'
import { letterKeys, letters } from '#lib/cases/letters.ts'
import { db } from '#lib/db/client.ts'
import { changeSetting } from '#lib/settings/change-setting.ts'
import { settingChanges } from '#lib/settings/setting-changes.ts'
import { aNotice, pageOf } from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor } from '../../support/cast.ts'
import { ouyang } from '../../support/parties.ts'

// Purpose: the desk shows a letter before it is sent as it is then sent, by the version in use.

describe('a preview of letters', () => {
  it('is what the act then writes, apart from what belongs to one person alone', async () => {
    const editor = await anEditor()
    const { id: article } = await aFederationReport()
    const { caseId: id } = await aNotice([article])
    const fields = { elements: ['evidence', 'truth'], note: '请寄底片。' }
    const [shown, ...more] = await previewLetters(editor, { act: 'ask', id, fields })
    expect(more).toEqual([])
    expect(shown).toMatchObject({ name: '请补充材料', to: '投诉人', version: 0 })
    const { version = 0 } = (await readCaseForDesk(editor, id)) ?? {}
    await askForElements(editor, { id, version, ...fields })
    const sent = (await readCaseForDesk(editor, id))?.messages.find(({ letter }) => letter === 'missing')
    const withoutAddress = sent?.text?.replace(/https?:\S+\/cases\/\S+/, '（发出时填入）')
    expect(withoutAddress).toBe(shown?.text)
    expect(shown?.text).toContain('请寄底片。')
  })

  it.each([
    ['accept', ['accepted']],
    ['reject', ['rejected']],
    ['remove', ['removed']],
    ['lift-block', ['block_lifted']],
    ['forward-again', ['forward', 'forwarded_again']],
    ['hold', ['held', 'held_to_contributor']],
    ['record-counter', ['restored_by_counter', 'restored_to_contributor']],
    ['follow-late-counter', ['restored_by_counter', 'restored_to_contributor']],
    ['record-delivery', ['counter_delivered', 'counter_delivered_to_contributor']],
    ['nothing', []],
  ] as const)('of %s', async (act, keys) => {
    const { id: article } = await aFederationReport()
    const { caseId: id } = await aNotice([article])
    const shown = await previewLetters(await anEditor(), { act, id, fields: { reason: 'abuse' } })
    expect(shown.map(({ name }) => name)).toEqual(keys.map((key) => letters[key].name))
    expect(JSON.stringify(shown)).not.toContain(ouyang.name)
  })

  it('of a letter in the editor’s own words goes to the side that he chose', async () => {
    const { id: article } = await aFederationReport()
    const { caseId: id } = await aNotice([article])
    const fields = { side: 'contributor', text: '请尽快答复。' }
    const [shown] = await previewLetters(await anEditor(), { act: 'write', id, fields })
    expect(shown).toMatchObject({ to: '投稿人', text: expect.stringContaining('请尽快答复。') })
    await expect(
      previewLetters(await anEditor(), { act: 'write', id: id + 1, fields }),
    ).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

it('the letters are listed by the version in use, each with those before it', async () => {
  const [chief, editor] = [await aChiefEditor(), await anEditor()]
  const { subject, text } = letters.removed
  await publishLetterTemplate(chief, {
    letter: 'removed',
    version: 0,
    subject,
    text: `${text}\n此致`,
    note: '加结束语',
  })
  const listed = await lettersInUse(editor)
  expect(listed.map(({ letter }) => letter)).toEqual(letterKeys)
  expect(listed.find(({ letter }) => letter === 'removed')).toMatchObject({ version: 1, actor: chief.name })
  expect(listed.find(({ letter }) => letter === 'received')).toMatchObject({ version: 0, at: null })
  const versions = await versionsOfLetter(editor, 'removed')
  expect(versions.map(({ version, note }) => [version, note])).toEqual([
    [1, '加结束语'],
    [0, '自带的模板'],
  ])
})

it('the notice to be published names nobody; mails are told by what became of them', async () => {
  const editor = await anEditor()
  const { id: article } = await aFederationReport()
  const { caseId } = await aNotice([article])
  const notice = await noticeToPublish(editor, caseId)
  expect(notice).toContain(pageOf(article))
  expect(notice).not.toContain(ouyang.name)
  expect(await noticeToPublish(editor, caseId + 1)).toBe('')
  const mail = { toEditorId: editor.id, aboutCaseId: caseId, purpose: 'case_letter', subject: '' }
  const sentAt = new Date('2026-11-28T04:00:00Z')
  await db().mail.create({ data: { ...mail, id: crypto.randomUUID(), state: 'sent', sentAt } })
  const { id } = await db().mail.create({
    data: { ...mail, id: crypto.randomUUID(), state: 'undeliverable', undeliverableAt: sentAt },
  })
  const told = await mailsOfCase(editor, caseId)
  expect(told[id]).toBe('邮件无法送达')
  expect(Object.values(told)).toContain('邮件 2026-11-28 12:00 已发送')
})

it('who changed a setting, and why, is told to every editor', async () => {
  const change = { key: 'cases.counter_days', value: 20, version: 0, why: '节假日较多' }
  await changeSetting(await anAdmin(), change)
  expect(await settingChanges(await anEditor())).toMatchObject([
    { key: 'cases.counter_days', before: 15, after: 20, why: '节假日较多', actor: '陈管理' },
  ])
})
