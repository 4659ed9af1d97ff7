import { describe, expect, it } from 'vitest'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { askForElements } from '#lib/cases/ask-for-elements.ts'
import { correctCase } from '#lib/cases/correct-case.ts'
import { readCaseForDesk } from '#lib/cases/desk-case.ts'
import { lettersInUse, versionsOfLetter } from '#lib/cases/desk-letter-versions.ts'
import { previewLetters } from '#lib/cases/desk-letters.ts'
import { mailsOfCase } from '#lib/cases/desk-mails.ts'
import { noticeToPublish } from '#lib/cases/desk-public-notice.ts'
import { holdForLitigation } from '#lib/cases/hold-for-litigation.ts'
import { publishLetterTemplate } from '#lib/cases/letter-templates.ts'
import { type LetterKey, letterKeys, letters } from '#lib/cases/letters.ts'
import { recordCounterNotice } from '#lib/cases/record-counter.ts'
import { removeCase } from '#lib/cases/remove-case.ts'
import { writeToSide } from '#lib/cases/write-to-side.ts'
import { db } from '#lib/db/client.ts'
import { changeSetting } from '#lib/settings/change-setting.ts'
import { settingChanges } from '#lib/settings/setting-changes.ts'
import {
  aForwardedCase,
  aNotice,
  anAcceptedCase,
  answersBack,
  aWholeCounter,
  byMail,
  pageOf,
  seenCase,
  setting,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor, aReportsContent } from '../../support/cast.ts'
import { aPublishedContribution, CONTRIBUTOR } from '../../support/contribution-cast.ts'
import { ouyang } from '../../support/parties.ts'

// Purpose: the desk shows a letter before it is sent as it is then sent, by the version in use.

type Seen = { id: number; version: number }

/** Each act on a case as it is given to it. */
const acts: Record<string, { given: () => Promise<number>; act: (seen: Seen) => Promise<unknown> }> = {
  'accept a repost': {
    given: async () => (await aNotice([(await aFederationReport()).id])).caseId,
    act: async (seen) => acceptCase(await anEditor(), seen),
  },
  'accept a contribution, forward': {
    given: async () => (await aNotice([(await aPublishedContribution()).articleId])).caseId,
    act: async (seen) => acceptCase(await anEditor(), seen),
  },
  'ask for elements': {
    given: async () => (await aNotice([(await aFederationReport()).id])).caseId,
    act: async (seen) =>
      askForElements(await anEditor(), { ...seen, elements: ['evidence', 'truth'], note: '请寄底片。' }),
  },
  remove: {
    given: async () => (await aForwardedCase()).caseId,
    act: async (seen) => removeCase(await aChiefEditor(), { ...seen, note: '内部理由' }),
  },
  correct: {
    given: async () =>
      (await anAcceptedCase([(await aFederationReport()).id], { kind: 'factual_error', demand: 'correct' }))
        .caseId,
    act: async (seen) => {
      const { articleId } = await db().caseArticle.findFirstOrThrow({ where: { caseId: seen.id } })
      const content = await aReportsContent({ title: '更正后的标题' })
      const amendments = [{ articleId, content, note: '更正标题' }]
      return correctCase(await aChiefEditor(), { ...seen, amendments, note: '内部理由' })
    },
  },
  'record a counter-notice': {
    given: async () => (await aForwardedCase()).caseId,
    act: async (seen) => recordCounterNotice(await aChiefEditor(), { ...seen, ...aWholeCounter() }),
  },
  hold: {
    given: async () => {
      const { caseId } = await aForwardedCase({ kind: 'reputation', facts: '第二段不实' })
      await answersBack(caseId)
      return caseId
    },
    act: async (seen) => holdForLitigation(await anEditor(), { ...seen, reference: '（2026）粤0606民初1号' }),
  },
  'write to the contributor': {
    given: async () => (await aForwardedCase()).caseId,
    act: async (seen) =>
      writeToSide(await anEditor(), { ...seen, side: 'contributor', text: '请尽快答复。' }),
  },
}

describe('a preview of letters', () => {
  it.each(Object.entries(acts))('is what is then sent, and keeps nothing: %s', async (_, { given, act }) => {
    const editor = await anEditor()
    await Promise.all([aChiefEditor(), aReportsContent({})])
    const id = await given()
    const seen = await seenCase(id)
    const written = async () => (await readCaseForDesk(editor, id))?.messages ?? []
    const left = async () => [await seenCase(id), await db().mail.count(), await db().auditEntry.count()]
    const [before, stood] = [await written(), await left()]
    const shown = await byMail(() => previewLetters(editor, id, () => act(seen)))
    expect(await left()).toEqual(stood)
    await byMail(() => act(seen))
    const sent = (await written()).slice(before.length)
    const told = (letters: readonly { text: string | null }[]) =>
      letters.map(({ text }) => text?.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, '〔时间〕')).sort()
    expect(shown.length).toBeGreaterThan(0)
    expect(told(shown)).toEqual(told(sent))
    expect(shown.map(({ name: one }) => one).sort()).toEqual(
      sent.map(({ letter }) => letters[letter as LetterKey].name).sort(),
    )
    expect(JSON.stringify(shown)).not.toMatch(/内部理由|[0-9A-Z]{26}/)
    for (const hidden of [ouyang.name, ouyang.phone, CONTRIBUTOR.email])
      expect(JSON.stringify(shown)).not.toContain(hidden)
  })

  it('of what takes two persons is what is sent once both want it', async () => {
    const { caseId: id } = await anAcceptedCase([(await aFederationReport()).id])
    await setting('cases.two_persons', true)
    const [chief, seen] = [await aChiefEditor(), await seenCase(id)]
    const shown = await previewLetters(chief, id, () => removeCase(chief, { ...seen, note: '内部理由' }))
    expect(shown.map(({ name }) => name)).toEqual([letters.removed.name, letters.source_removed.name])
    expect(await seenCase(id)).toEqual(seen)
  })

  it('of an act that is refused says why', async () => {
    const { caseId: id } = await aNotice([(await aFederationReport()).id])
    const editor = await anEditor()
    const verb = async () => askForElements(editor, { ...(await seenCase(id)), elements: [] })
    await expect(previewLetters(editor, id, verb)).rejects.toMatchObject({ code: 'invalid-input' })
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
