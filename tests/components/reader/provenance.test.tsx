import { describe, expect, it } from 'vitest'
import { Colophon, Provenance } from '#components/reader/provenance.tsx'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import { all, attrs, has, print, texts } from '../../support/markup.ts'
import { aPublishedArticle, aRichArticle } from '../../support/reader-cast.ts'

const now = new Date('2024-03-01T04:00:00Z')
const facts = (article: PublishedArticle) => print(<Provenance article={article} now={now} />)
const colophon = (article: PublishedArticle) => print(<Colophon article={article} now={now} />)

describe('the line below a headline', () => {
  it('names when, where from, by whom and how often read, in this order', () => {
    const line = facts(aRichArticle())
    expect(texts(line, 'dt')).toEqual(['性质', '时间', '修订', '来源', '作者', '摄影', '人气'])
    expect(texts(line, 'dd')).toEqual([
      ...['转载', '2023年8月18日 00:30', '2023年8月20日 09:00', '乐从发布', '何志愿', '区摄影', '811'],
    ])
  })

  it('says the days as they are in Shanghai, to machines and to people alike', () => {
    const line = facts(aRichArticle())
    expect(attrs(line, 'time', 'dateTime')).toEqual([
      '2023-08-18T00:30:00+08:00',
      '2023-08-20T09:00:00+08:00',
    ])
    const midnight = facts(aPublishedArticle({ publishedAt: new Date('2024-12-31T16:00:00Z') }))
    expect(texts(midnight, 'time'), 'of which only the day is known').toEqual(['2025年1月1日'])
    expect(attrs(midnight, 'time', 'dateTime')).toEqual(['2025-01-01'])
  })

  it('links to the source where its address is known', () => {
    const line = facts(aRichArticle())
    expect(attrs(line, 'dd a', 'href')).toEqual([
      'https://example.cn/1',
      ...['何志愿', '区摄影'].map((name) => `/authors/${encodeURIComponent(name)}`),
    ])
    const unknown = facts(aPublishedArticle({ source: { name: '乐从发布', url: null } }))
    expect(texts(unknown, 'dd')).toEqual(['转载', '2023年8月18日 00:30', '乐从发布', '811'])
    expect(has(unknown, 'dd a')).toBe(false)
  })

  it.each([
    [0, '0'],
    [9_999, '9999'],
    [10_000, '10,000'],
    [1_234_567, '1,234,567'],
  ])('prints %i views exactly, as %s', (views, printed) =>
    expect(texts(facts(aPublishedArticle({ views })), '[data-views]')).toEqual([printed]),
  )

  it('leads from 人气 to what is counted', () => {
    const [label] = all(facts(aPublishedArticle()), 'dt a')
    expect(label?.attrs).toEqual({ href: '/about/views', title: '人气说明' })
  })

  it('leaves out a name that is empty', () => {
    expect(texts(facts(aRichArticle({ author: '', photographer: '', amendedAt: null })), 'dt')).toEqual([
      ...['性质', '时间', '来源', '人气'],
    ])
  })
})

describe('the end of a text', () => {
  it('tells the editors of its source from the one who answers for it here', () => {
    const end = colophon(aRichArticle())
    expect(texts(end, 'dt')).toEqual(['收录', '原文编辑', '原文责任编辑', '责任编辑'])
    expect(texts(end, 'dd')).toEqual(['2023年8月18日', '原编辑', '原责编', '黄编辑'])
  })

  it('is there for one fact alone, and not at all for none', () => {
    expect(texts(colophon(aPublishedArticle({ responsibleEditor: '黄编辑' })), 'dt')).toEqual(['责任编辑'])
    expect(texts(colophon(aPublishedArticle({ collectedAt: new Date(0) })), 'dt')).toEqual(['收录'])
    expect(colophon(aPublishedArticle()).inside).toEqual([])
  })
})
