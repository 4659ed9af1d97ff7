import { describe, expect, it } from 'vitest'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { articleJson, listedJson } from '#lib/web/article-json.ts'

const site = 'https://news.example.cn'

/** A report on the volunteers' federation, as readers' pages get it. */
const report: PublishedArticle = {
  id: 7,
  media: new Map(),
  picture: null,
  title: '乐从镇志愿者联合会举行授旗仪式',
  originalTitle: null,
  summary: '八个党建结对单位现场签约。',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '近40人参与。' }] }] },
  author: '张三',
  sourceEditor: '李四',
  sourceResponsibleEditor: null,
  photographer: null,
  tags: null,
  origin: 'repost',
  city: { slug: 'lecong', name: '乐从' },
  column: null,
  source: { name: '乐从发布', url: 'https://example.cn/lecong/1' },
  responsibleEditor: '黄编辑',
  collectedAt: null,
  publishedAt: new Date('2023-08-17T16:05:00Z'),
  amendedAt: new Date('2023-08-18T01:00:00Z'),
  corrections: [{ at: new Date('2023-08-18T01:00:00Z'), note: '更正人数。' }],
  policy: { version: 3, text: '转载的目的在于传递更多信息。' },
  views: 811,
  shareCodes: { wechat: 'abcdefgh' },
  previous: { id: 6, title: '上一篇' },
  next: null,
  changedAt: new Date('2023-08-18T01:00:00Z'),
  pageChangedAt: new Date('2023-08-19T01:00:00Z'),
}

describe('an article in the public JSON', () => {
  it('has these members and no others: programs rely on them, and nothing internal gets out', () =>
    expect(Object.keys(articleJson(site, report))).toEqual([
      ...['id', 'title', 'summary', 'author', 'sourceEditor', 'sourceResponsibleEditor', 'photographer'],
      ...[
        'originalTitle',
        'tags',
        'city',
        'column',
        'origin',
        'source',
        'responsibleEditor',
        'publishedAt',
        'amendedAt',
      ],
      ...['collectedAt', 'corrections', 'policy', 'views', 'picture', 'body', 'media', 'url'],
    ]))

  it('gives times in Shanghai’s clock with its offset, and null where there was none', () => {
    const { publishedAt, amendedAt, collectedAt, corrections } = articleJson(site, report)
    expect(publishedAt).toBe('2023-08-18T00:05:00+08:00')
    expect(amendedAt).toBe('2023-08-18T09:00:00+08:00')
    expect(collectedAt).toBeNull()
    expect(corrections).toEqual([{ at: '2023-08-18T09:00:00+08:00', note: '更正人数。' }])
  })

  it('gives the body as words and as a document, and names its own address and that of the disclaimer', () => {
    const json = articleJson(site, report)
    expect(json.body).toEqual({ text: '近40人参与。', document: report.body })
    expect(json.url).toBe('https://news.example.cn/articles/7')
    expect(json.policy).toEqual({ version: 3, url: 'https://news.example.cn/disclaimer/3' })
    expect(articleJson(site, { ...report, policy: null }).policy).toBeNull()
  })
})

describe('an entry of a list', () => {
  it('has no body, and leads to the article', () => {
    const json = listedJson(site, { ...report, amendedAt: null })
    expect(json).not.toHaveProperty('body')
    expect(json).toMatchObject({
      url: 'https://news.example.cn/articles/7',
      publishedAt: '2023-08-18T00:05:00+08:00',
      amendedAt: null,
      views: 811,
    })
  })

  it('says of the article what its own document says', () => {
    const { body: _, ...whole } = articleJson(site, report)
    expect(whole).toMatchObject(listedJson(site, report))
  })
})
