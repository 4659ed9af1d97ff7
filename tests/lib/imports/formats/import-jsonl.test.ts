import { describe, expect, it } from 'vitest'
import { importJsonl } from '#lib/imports/formats/import-jsonl.ts'
import { articlesOf, importing, reasonsOf } from '../../../support/importing.ts'
import { aBodyOf as aBody } from '../../../support/reader-cast.ts'

// Purpose: lines of JSON are read by the names of their properties; what is none is refused by its line.

const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')

describe('JSON Lines', () => {
  it('are read by names in Chinese and English', async () => {
    const jsonl = lines(
      { 标题: '甲', 正文: '一段。', 来源: '乐从发布', 时间: 1692320700, authors: ['张三', { name: '李四' }] },
      {
        headline: '乙',
        content: '<p>一段</p><h2>小标题</h2>',
        date: '2023-08-18T01:05:00Z',
        url: 'https://example.cn/2',
      },
      { title: '丙', body: aBody('本站的正文。') },
    )
    const articles = articlesOf(await importing(importJsonl, { 'a.jsonl': jsonl }))
    expect(articles.map(({ title, author }) => [title, author])).toEqual([
      ['甲', '张三、李四'],
      ['乙', null],
      ['丙', null],
    ])
    expect(articles[0]?.publishedAt).toEqual(new Date('2023-08-18T09:05:00+08:00'))
    expect(articles[1]?.publishedAt).toEqual(new Date('2023-08-18T09:05:00+08:00'))
    expect(articles[1]?.body.content[1]).toMatchObject({ type: 'heading', attrs: { level: 2 } })
    expect(articles[2]?.body).toEqual(aBody('本站的正文。'))
  })

  it('that are no objects are refused by their lines, and the others read', async () => {
    const jsonl = [
      '{"title":"甲","body":"文"}',
      '{"title":',
      '[1]',
      'null',
      '{"__proto__":{"title":"乙"},"body":"文"}',
    ].join('\n')
    const found = await importing(importJsonl, { 'a.jsonl': jsonl })
    expect(reasonsOf(found)).toEqual([
      '2 第 2 行不是一个 JSON 对象。',
      '3 第 3 行不是一个 JSON 对象。',
      '4 第 4 行不是一个 JSON 对象。',
      '5 第 5 行：没有标题。',
    ])
    expect(found).toHaveLength(5)
  })

  it('of several files have keys of their own', async () => {
    const one = lines({ title: '甲', body: '文' })
    const found = await importing(importJsonl, { 'a.jsonl': one, 'b.jsonl': one })
    expect(found.map(({ key }) => key)).toEqual(['a.jsonl:1', 'b.jsonl:1'])
  })
})
