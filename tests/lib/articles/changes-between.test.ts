import { describe, expect, it } from 'vitest'
import type { Block, Body } from '#lib/articles/body/body.ts'
import { assertPublishable, changesBetween } from '#lib/articles/content.ts'
import type { Content } from '#lib/articles/schema.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const bodyOf = (...texts: string[]): Body => ({ type: 'doc', content: texts.map(paragraph) })

/** The text of a report on the volunteers' federation. */
const report: Content = {
  title: '乐从镇志愿者联合会举行授旗仪式',
  summary: '八个党建结对单位现场签约。',
  body: bodyOf('8月17日上午，授旗仪式在服务阵地举行。', '近40人参与。'),
  sourceName: '乐从发布',
  sourceUrl: 'https://example.cn/lecong/1',
  author: null,
  sourceEditor: null,
  sourceResponsibleEditor: null,
  photographer: null,
  tags: null,
  originalTitle: null,
  publicationDate: null,
  expiresOn: null,
  cityId: 1,
  columnId: null,
  leadMediaId: null,
}
const changedTo = (changes: Partial<Content>) => changesBetween(report, { ...report, ...changes })

describe('what differs between two texts', () => {
  it('is nothing where they are the same, whatever the objects', () =>
    expect(changedTo(structuredClone(report))).toEqual({ words: [], others: [] }))

  it.each<[keyof Content, Partial<Content>]>([
    ['title', { title: '授旗仪式举行' }],
    ['summary', { summary: '' }],
    ['body', { body: bodyOf('近50人参与。') }],
    ['sourceName', { sourceName: null }],
    ['sourceUrl', { sourceUrl: 'https://example.cn/lecong/2' }],
    ['author', { author: '张三' }],
    ['photographer', { photographer: '赵六' }],
    ['originalTitle', { originalTitle: '授旗' }],
  ])('is a word that readers saw, which is named: %s', (field, changes) =>
    expect(changedTo(changes)).toEqual({ words: [field], others: [] }),
  )

  it('is no word of it where the article only moved to another place', () =>
    expect(changedTo({ cityId: 2, columnId: 5, tags: '志愿服务' })).toEqual({
      words: [],
      others: ['tags', 'cityId', 'columnId'],
    }))

  it('is no word where only what nobody sees was taken out, in a line or in the body', () => {
    const older = {
      ...report,
      title: `${report.title}\u200b`,
      body: bodyOf('8月17日上午\u2060，授旗仪式在服务阵地举行。', '近40人参与。'),
    }
    expect(changesBetween(older, report)).toEqual({ words: [], others: ['title', 'body'] })
  })

  it('is a word where the body has one paragraph more, or a mark that is drawn', () => {
    const { content } = report.body
    expect(changedTo({ body: { type: 'doc', content: [...content, paragraph('又一段。')] } }).words).toEqual([
      'body',
    ])
    const [first, ...others] = content
    const bold: Block = {
      type: 'paragraph',
      content: [{ type: 'text', text: '8月17日上午，授旗仪式在服务阵地举行。', marks: [{ type: 'bold' }] }],
    }
    expect(first).toBeDefined()
    expect(changedTo({ body: { type: 'doc', content: [bold, ...others] } }).words).toEqual(['body'])
  })

  it('names every field that changed, in the order of the form', () =>
    expect(changedTo({ author: '张三', title: '授旗', cityId: 2, summary: '' })).toEqual({
      words: ['title', 'summary', 'author'],
      others: ['cityId'],
    }))
})

describe('what a text needs before readers may see it', () => {
  const refused = (changes: Partial<Content>, origin = 'repost') => {
    try {
      assertPublishable({ ...report, ...changes }, origin)
      return {}
    } catch (error) {
      return error
    }
  }

  it('is there in a whole one', () => expect(refused({})).toEqual({}))

  it('is a title and a body in which something can be seen', () =>
    expect(refused({ title: '\u3000\u200b', body: bodyOf(' ', '\u2800') })).toMatchObject({
      code: 'invalid-input',
      fields: { title: '请填写标题', body: '正文还是空的' },
    }))

  it('is a source, for what was published elsewhere first, and not for a text of our own', () => {
    expect(refused({ sourceName: null })).toMatchObject({ fields: { sourceName: '请填写来源' } })
    for (const origin of ['original', 'contribution'])
      expect(refused({ sourceName: null }, origin)).toEqual({})
  })
})
