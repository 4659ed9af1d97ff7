import { describe, expect, it } from 'vitest'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { createPreviewLink } from '#lib/preview/create-preview-link.ts'
import { readByPreviewLink, readDeskPreview } from '#lib/preview/read-preview.ts'
import { keepTypedText } from '#lib/preview/typed-text.ts'
import {
  aChiefEditor,
  aCity,
  aDraft,
  aFederationReport,
  anEditor,
  aPolicy,
  aReportsContent,
} from '../../support/cast.ts'

const typed = async (articleId: number | null, changes: Record<string, unknown> = {}) =>
  keepTypedText(await anEditor(), articleId, { origin: 'repost', ...(await aReportsContent()), ...changes })

describe('the preview of what is typed', () => {
  it('shows it before it is saved, and saves nothing', async () => {
    const draft = await aDraft()
    const textId = await typed(draft.id, { title: '还没有保存' })
    const preview = await readDeskPreview(await anEditor(), { articleId: draft.id, textId })
    expect(preview?.article).toMatchObject({ title: '还没有保存', responsibleEditor: '黄编辑' })
    expect(await db().article.findFirst()).toMatchObject({
      version: draft.version,
      title: expect.not.stringContaining('还没有'),
    })
  })

  it('shows a new article, also one that could not be saved yet', async () => {
    const { id: cityId } = await aCity()
    const textId = await typed(null, {
      title: ' ',
      cityId: '',
      columnId: '',
      sourceUrl: 'x',
      origin: 'stolen',
    })
    const preview = await readDeskPreview(await anEditor(), { articleId: null, textId })
    expect(preview?.article).toMatchObject({ title: '（无标题）', city: { slug: 'lecong' }, column: null })
    expect(cityId).toBeGreaterThan(0)
    await expect(typed(null, { body: { type: 'doc', content: [{ type: 'iframe' }] } })).rejects.toMatchObject(
      {
        code: 'invalid-input',
      },
    )
  })

  it('is shown to whoever typed it alone, and of that article alone', async () => {
    const draft = await aDraft()
    const textId = await typed(draft.id)
    expect(await readDeskPreview(await aChiefEditor(), { articleId: draft.id, textId })).toBeNull()
    expect(await readDeskPreview(await anEditor(), { articleId: null, textId })).toBeNull()
    await expect(
      createPreviewLink(await aChiefEditor(), { id: draft.id, isPinned: true, textId }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('can be pinned to a link', async () => {
    const draft = await aDraft()
    const textId = await typed(draft.id, { title: '还没有保存' })
    const { token } = await createPreviewLink(await anEditor(), { id: draft.id, isPinned: true, textId })
    const found = await readByPreviewLink(token)
    expect(found).toMatchObject({ isPinned: true, preview: { article: { title: '还没有保存' } } })
  })

  it('is kept of the newest twenty of an editor', async () => {
    const chief = await aChiefEditor()
    const others = await keepTypedText(chief, null, { ...(await aReportsContent()), origin: 'repost' })
    const ids: string[] = []
    for (let turn = 0; turn < 22; turn++) ids.push(await typed(null))
    const shown = (textId: string, editor = chief) => readDeskPreview(editor, { articleId: null, textId })
    const editor = await anEditor()
    expect(await shown(ids[0] ?? '', editor)).toBeNull()
    expect(await shown(ids.at(-1) ?? '', editor)).not.toBeNull()
    expect(await shown(others)).not.toBeNull()
    expect(await db().previewText.count()).toBe(21)
  })

  it('is forgotten after a day', async () => {
    const old = await typed(null)
    await db().previewText.updateMany({ data: { typedAt: new Date(Date.now() - 25 * 3_600_000) } })
    await typed(null)
    expect(await readDeskPreview(await anEditor(), { articleId: null, textId: old })).toBeNull()
    expect(await db().previewText.count()).toBe(1)
  })
})

describe('the preview of what is stored', () => {
  it('shows an amended article with the date, the disclaimer and the corrections it would have', async () => {
    const { version } = await aPolicy()
    const seen = await aFederationReport({ publicationDate: '2022-01-01T08:00' })
    const textId = await typed(seen.id, { publicationDate: '2021-01-01T08:00', note: '日期有误' })
    const preview = await readDeskPreview(await anEditor(), { articleId: seen.id, textId })
    expect(preview?.article).toMatchObject({
      publishedAt: new Date('2021-01-01T00:00:00Z'),
      amendedAt: expect.any(Date),
      corrections: [{ note: '日期有误' }],
      policy: { version },
    })
    const stored = await readDeskPreview(await anEditor(), { articleId: seen.id })
    expect(stored?.article).toMatchObject({ publishedAt: new Date('2022-01-01T00:00:00Z'), corrections: [] })
    expect(stored?.newest, 'it is not named beside itself').toEqual([])
  })

  it('shows a taken-down article to those who may restore it', async () => {
    const seen = await aFederationReport()
    const chief = await aChiefEditor()
    await takeDownArticle(chief, { ...seen, reason: 'copyright', note: '来函' })
    expect(await readDeskPreview(chief, { articleId: seen.id })).toMatchObject({ article: { id: seen.id } })
    await expect(readDeskPreview(await anEditor(), { articleId: seen.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
