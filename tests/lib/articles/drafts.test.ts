import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDraft } from '#lib/articles/create-draft.ts'
import { readPublished } from '#lib/articles/published.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { db } from '#lib/db/client.ts'
import {
  aBody,
  aChiefEditor,
  aDraft,
  anEditor,
  aReportsContent,
  aVisitingStudent,
} from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

describe('createDraft', () => {
  it('keeps the text, its first revision and who began it; readers see nothing', async () => {
    const editor = await anEditor()
    const { id, version } = await createDraft(editor, { origin: 'original', ...(await aReportsContent()) })
    expect(version).toBe(1)
    expect(await db().revision.findMany()).toMatchObject([
      { articleId: id, version: 1, live: false, savedByName: '黄编辑' },
    ])
    expect(await db().auditEntry.findMany()).toMatchObject([
      { event: 'article_drafted', editorId: editor.id },
    ])
    expect(await readPublished(id)).toBeNull()
    expect(await listPublished()).toMatchObject({ items: [] })
  })

  it('makes one article for one key, however often the form is sent, also at the same moment', async () => {
    const editor = await anEditor()
    const key = randomUUID()
    const sent = { origin: 'original', ...(await aReportsContent()), key }
    const answers = await Promise.all([1, 2, 3].map(() => createDraft(editor, sent)))
    const [{ id } = { id: 0 }] = answers
    expect(answers.map(({ isRepeat }) => isRepeat).sort()).toEqual([false, true, true])
    for (const answer of answers) expect(answer).toMatchObject({ id, version: 1 })
    // What else is written on the same form is for saveDraft; the first text stands.
    const later = await createDraft(editor, { ...sent, title: '改过的标题' })
    expect(later).toEqual({ id, version: 1, isRepeat: true })
    expect(await db().article.findMany()).toMatchObject([{ id, title: sent.title, version: 1 }])
    expect(await db().auditEntry.count()).toBe(1)
    await createDraft(editor, { ...sent, key: randomUUID() })
    expect(await db().article.count()).toBe(2)
  })

  it('lets a key that made nothing make something later, and no other person’s', async () => {
    const sent = { origin: 'original', ...(await aReportsContent()), key: randomUUID() }
    await expect(createDraft(await anEditor(), { ...sent, columnId: 99 })).rejects.toMatchObject({
      code: 'invalid-input',
    })
    expect(await createDraft(await anEditor(), sent)).toMatchObject({ isRepeat: false })
    await expect(createDraft(await aChiefEditor(), sent)).rejects.toMatchObject({ code: 'duplicate' })
    await expect(createDraft(await anEditor(), { ...sent, key: 'mine' })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { key: expect.any(String) },
    })
    expect(await db().article.count()).toBe(1)
  })

  it('refuses an editor without the permission', async () => {
    const content = { origin: 'original', ...(await aReportsContent()) }
    await expect(createDraft(await aVisitingStudent(), content)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db().article.count()).toBe(0)
  })

  it.each([
    ['origin', { origin: 'stolen' }],
    ['title', { title: ' ' }],
    ['cityId', { cityId: '' }],
  ])('refuses a wrong %s by name, and stores nothing', async (field, wrong) => {
    const content = { origin: 'original', ...(await aReportsContent()), ...wrong }
    await expect(createDraft(await anEditor(), content)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
    expect(await db().article.count()).toBe(0)
  })
})

describe('saveDraft', () => {
  obeysTheVerbLaws({
    move: 'save',
    call: async (editor, seen) =>
      saveDraft(editor, { ...seen, ...(await aReportsContent({ title: '改稿' })) }),
    event: 'article_saved',
  })

  it('keeps every saved state as a revision', async () => {
    const seen = await aDraft()
    const saved = await saveDraft(await anEditor(), {
      ...seen,
      ...(await aReportsContent({ title: '二稿' })),
    })
    await saveDraft(await aChiefEditor(), { ...saved, ...(await aReportsContent({ title: '三稿' })) })
    const kept = await db().revision.findMany({ where: { articleId: seen.id }, orderBy: { version: 'asc' } })
    expect(kept.map(({ version, title, savedByName }) => [version, title, savedByName])).toEqual([
      [1, '乐从镇志愿者联合会举行授旗仪式', '黄编辑'],
      [2, '二稿', '黄编辑'],
      [3, '三稿', '梁主编'],
    ])
  })

  it('makes no version of a text that is kept already', async () => {
    const seen = await aDraft()
    const again = { ...seen, ...(await aReportsContent()) }
    expect(await saveDraft(await aChiefEditor(), again)).toEqual(seen)
    expect(await db().auditEntry.count()).toBe(1)
    expect(await db().revision.count()).toBe(1)
    // Somebody who saw another version is told so all the same.
    await expect(saveDraft(await anEditor(), { ...again, version: 7 })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it.each([
    ['summary', { summary: '一\u0000二' }],
    ['summary', { summary: '\uD83D' }],
    ['body', { body: aBody('一\u000B二') }],
    ['body', { body: aBody('半个\uDE00') }],
    ['title', { title: '\u200B\u3000' }],
    ['title', { title: '半个\uD83D' }],
  ])('refuses what cannot be kept in the %s, by name', async (field, wrong) => {
    const seen = await aDraft()
    await expect(
      saveDraft(await anEditor(), { ...seen, ...(await aReportsContent(wrong)) }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.stringMatching(/\p{Script=Han}/u) },
    })
  })

  it('lets one of two savers win', async () => {
    const seen = await aDraft()
    const [one, other] = [await anEditor(), await aChiefEditor()]
    const { won, refused } = await race(
      async () => saveDraft(one, { ...seen, ...(await aReportsContent({ title: '甲' })) }),
      async () => saveDraft(other, { ...seen, ...(await aReportsContent({ title: '乙' })) }),
    )
    expect({ won, refused }).toEqual({ won: 1, refused: ['conflict'] })
  })
})
