import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import type { Block, Body } from '#lib/articles/body/body.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { db } from '#lib/db/client.ts'
import { aDraft, anEditor, aPolicy } from '../../support/cast.ts'
import { aPictureRow } from '../../support/media-cast.ts'

// What readers cannot see must be said, and a number must lead to the file that the text says it is.

const picture = (media: number, more: object = {}): Block => ({
  type: 'picture',
  attrs: { media, alt: null, decorative: null, caption: '', credit: '', ...more },
})
const words: Block = { type: 'paragraph', content: [{ type: 'text', text: '授旗仪式举行。' }] }
const bodyOf = (...content: Block[]): Body => ({ type: 'doc', content: [words, ...content] })
const bare = () => aPictureRow({ name: '无名.jpg', alt: '', uploadHash: null })

describe('a picture without words for it', () => {
  it('is refused when it would be published, by place and name, and kept as a draft', async () => {
    await aPolicy()
    const [described, missing] = [await aPictureRow(), await bare()]
    const seen = await aDraft({ body: bodyOf(picture(described), picture(missing)) })
    await expect(publishArticle(await anEditor(), seen)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { body: '第 2 张图片（无名.jpg）还没有替代文字，请填写，或标为“装饰图片”' },
    })
    expect(await db().article.findUnique({ where: { id: seen.id } })).toMatchObject({ status: 'draft' })
  })

  it.each([
    ['blanks that nobody can read', { alt: ' \u200b\u3164 ' }],
    ['a caption alone', { caption: '授旗' }],
    ['what the article says, where the library calls it decoration', { decorative: false }],
  ])('is not described by %s', async (_, more) => {
    await aPolicy()
    const media = await aPictureRow({
      name: '无名.jpg',
      alt: '',
      decorative: true,
      uploadHash: null,
    })
    const attrs = { decorative: false, ...more }
    const seen = await aDraft({ body: bodyOf(picture(media, attrs)) })
    await expect(publishArticle(await anEditor(), seen)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it.each([
    ['alternative text', { alt: '志愿者接过旗帜' }],
    ['the mark of a decoration', { decorative: true }],
  ])('may be published with %s, but not amended without it', async (_, more) => {
    await aPolicy()
    const [media, editor] = [await bare(), await anEditor()]
    const seen = await publishArticle(editor, await aDraft({ body: bodyOf(picture(media, more)) }))
    const row = await db().article.findUniqueOrThrow({ where: { id: seen.id }, include: { source: true } })
    const amendment = {
      ...row,
      ...seen,
      sourceName: row.source?.name,
      note: '改图',
      body: bodyOf(picture(media)),
    }
    await expect(amendArticle(editor, amendment)).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('a number in a text', () => {
  const video = (media: number): Block => ({ type: 'video', attrs: { media, caption: '', credit: '' } })

  it.each([
    ['a file of another kind', async () => video(await aPictureRow()), '第 1 个视频（编号 #）不是视频文件'],
    ['no file', async () => picture(999_999), '不在媒体库里'],
    [
      'a file that was deleted',
      async () => picture(await aPictureRow({ deletedAt: new Date() })),
      '第 1 个图片（编号 #）不在媒体库里',
    ],
  ])('that leads to %s is refused', async (_, block, said) => {
    const node = await block()
    const seen = await aDraft()
    const row = await db().article.findUniqueOrThrow({ where: { id: seen.id }, include: { source: true } })
    const saving = saveDraft(await anEditor(), {
      ...row,
      ...seen,
      sourceName: row.source?.name,
      body: bodyOf(node),
    })
    const media = 'attrs' in node && node.attrs && 'media' in node.attrs ? node.attrs.media : ''
    await expect(saving).rejects.toMatchObject({
      message: expect.stringContaining(said.replace('#', `${media}`)),
    })
  })
})
