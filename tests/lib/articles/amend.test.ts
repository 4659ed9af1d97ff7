import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { readPublished } from '#lib/articles/published.ts'
import { db } from '#lib/db/client.ts'
import {
  aBody,
  aChiefEditor,
  aCity,
  aFederationReport,
  aListedSource,
  anEditor,
  aReportsContent,
  type Seen,
} from '../../support/cast.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

const amended = async (seen: Seen, changes: Record<string, unknown>) => ({
  ...seen,
  ...(await aReportsContent(changes)),
})

describe('amendArticle', () => {
  obeysTheVerbLaws({
    move: 'amend',
    call: async (editor, seen) =>
      amendArticle(editor, await amended(seen, { title: '新标题', note: '标题有误' })),
    event: 'article_amended',
  })

  it('shows readers the new text, the correction with its note, and the time', async () => {
    const seen = await aFederationReport()
    const body = aBody('8月18日上午，授旗仪式在服务阵地举行。')
    await amendArticle(await anEditor(), await amended(seen, { body, note: '日期应为8月18日' }))
    expect(await readPublished(seen.id)).toMatchObject({
      article: {
        body,
        amendedAt: expect.any(Date),
        corrections: [{ note: '日期应为8月18日', at: expect.any(Date) }],
      },
    })
  })

  it.each([
    ['title', '另一个标题'],
    ['originalTitle', '原来的标题'],
    ['summary', '另一段概述'],
    ['body', aBody('另一段正文')],
    ['author', '梁记者'],
    ['sourceName', '顺德发布'],
    ['sourceUrl', 'https://example.cn/other'],
  ])('asks for a correction note when the %s that readers saw changes', async (field, value) => {
    const seen = await aFederationReport()
    await aListedSource({ name: '顺德发布' })
    await expect(
      amendArticle(await anEditor(), await amended(seen, { [field]: value })),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { note: expect.any(String) },
      details: { changed: [field] },
    })
    await amendArticle(await anEditor(), await amended(seen, { [field]: value, note: '据原文更正' }))
    const read = await readPublished(seen.id)
    expect(read).toMatchObject({ article: { corrections: [{ note: '据原文更正' }] } })
  })

  it('moves an article to another city without a note: no word of it changed', async () => {
    const seen = await aFederationReport()
    const { id: cityId } = await aCity('daliang', '大良')
    await amendArticle(await anEditor(), await amended(seen, { cityId }))
    expect(await readPublished(seen.id)).toMatchObject({
      article: { city: { slug: 'daliang' }, corrections: [], amendedAt: null },
    })
  })

  it('refuses an amendment that changes nothing', async () => {
    const seen = await aFederationReport()
    for (const note of ['', '什么也没有改'])
      await expect(amendArticle(await anEditor(), await amended(seen, { note }))).rejects.toMatchObject({
        code: 'invalid-input',
        message: '没有任何改动。',
      })
    expect(await db().correction.count()).toBe(0)
  })

  it.each([
    ['title', { title: '' }],
    ['title', { title: '长'.repeat(201) }],
    ['title', { title: '两\n行' }],
    ['body', { body: aBody('') }],
    ['body', { body: { type: 'doc', content: [{ type: 'script', content: [] }] } }],
    ['body', { body: '<p>html</p>' }],
    [
      'body',
      {
        body: {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [
                {
                  type: 'text',
                  text: 'x',
                  marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
                },
              ],
            },
          ],
        },
      },
    ],
    ['sourceUrl', { sourceUrl: 'ftp://example.cn' }],
    ['sourceUrl', { sourceUrl: 'https://example.cn/\u0000' }],
    ['sourceUrl', { sourceUrl: 'https://www.xinhuanet.com@evil.example/' }],
    ['title', { title: '\u3164\u2800\u200b' }],
    ['sourceName', { sourceName: '' }],
    ['cityId', { cityId: 99 }],
    ['columnId', { columnId: 99 }],
    ['note', { note: '长'.repeat(501) }],
  ])('refuses a wrong %s by name and changes nothing', async (field, wrong) => {
    const seen = await aFederationReport()
    await expect(
      amendArticle(await anEditor(), await amended(seen, { note: '更正', ...wrong })),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.any(String) },
    })
    expect(await db().article.findUniqueOrThrow({ where: { id: seen.id } })).toMatchObject({
      version: seen.version,
    })
  })

  it('takes a text with what could not be stored any more, and asks for no note where nobody sees a difference', async () => {
    const seen = await aFederationReport()
    const source = await db().source.create({ data: { name: '新\u200b华社' } })
    const body = aBody('第\u202e一段')
    await db().article.update({
      where: { id: seen.id },
      data: { title: '标\u200b题', body, sourceId: source.id },
    })
    const input = await amended(seen, { title: '标\u200b题', body, sourceName: '新\u200b华社' })
    await amendArticle(await anEditor(), input)
    expect(await readPublished(seen.id)).toMatchObject({
      article: { title: '标题', body: aBody('第一段'), source: { name: '新华社' }, corrections: [] },
    })
  })

  it('lets one of two amenders win; the other is told who changed it and keeps his version number to compare', async () => {
    const seen = await aFederationReport()
    const [one, other] = [await anEditor(), await aChiefEditor()]
    const { won, refused } = await race(
      async () => amendArticle(one, await amended(seen, { title: '甲的标题', note: '甲' })),
      async () => amendArticle(other, await amended(seen, { title: '乙的标题', note: '乙' })),
    )
    expect({ won, refused }).toEqual({ won: 1, refused: ['conflict'] })
    expect(await db().correction.count()).toBe(1)
    expect(await db().revision.count({ where: { articleId: seen.id, live: true } })).toBe(1)
  })
})
