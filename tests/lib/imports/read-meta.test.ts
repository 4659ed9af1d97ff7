import { describe, expect, it } from 'vitest'
import { isMetaLine, readMeta } from '#lib/imports/read-meta.ts'

const read = (...lines: string[]) =>
  readMeta(
    lines.map((text, at) => ({ number: at + 7, text })),
    '2026-11-24',
  )

describe('a line of metadata', () => {
  it.each([
    '时间:2023-08-18',
    '来源：乐从发布',
    '| 作者:张三',
    '2023-08-18 10:20',
    '[2023-08-18] 来源:乐从发布',
  ])('begins with a label or a date: %s', (line) => expect(isMetaLine(line)).toBe(true))

  it.each([
    '8月17日上午，授旗仪式举行。',
    '2023-08-18 授旗仪式举行',
    '活动时间:8月17日',
    '据悉，来源:乐从发布',
    '',
    `来源:${'乐'.repeat(1_000)}`,
  ])('is not the text of the article: %s', (line) => expect(isMetaLine(line)).toBe(false))
})

describe('what the lines say', () => {
  it('is put into the fields, and nothing of it is left', () => {
    const { meta, notUnderstood } = read('2023-08-18 10:20 来源：乐从发布', '作者：张三　人气：811')
    expect(meta).toMatchObject({ views: 811, sourceName: '乐从发布', author: '张三' })
    expect(meta.published?.at.toISOString()).toBe('2023-08-18T02:20:00.000Z')
    expect(notUnderstood).toEqual([])
  })

  it.each(['-', '——', '无', '暂无', '未知', 'null'])('is nothing where the site wrote %s for it', (nothing) =>
    expect(read(`时间:2023-08-18 来源:乐从发布 作者:${nothing}`).meta.author).toBeNull(),
  )

  it('has the address apart from the name, and none that could lead elsewhere', () => {
    const source = (value: string) => read(`来源:${value}`).meta
    expect(source('乐从发布（https://example.cn/a）')).toMatchObject({
      sourceName: '乐从发布',
      sourceUrl: 'https://example.cn/a',
    })
    expect(source('乐从发布 https://user@example.cn/a').sourceUrl).toBeNull()
    expect(read('来源:乐从发布 原网址:http://example.cn/b').meta.sourceUrl).toBe('http://example.cn/b')
  })

  it('is reported with its line where no field holds it', () =>
    expect(read('来源:乐从发布', '审核:王五 人气:811 今日:3').notUnderstood).toEqual([
      { line: 8, text: '审核:王五' },
      { line: 8, text: '今日:3' },
    ]))
})

describe('a line that cannot be true is refused by its number', () => {
  it.each([
    ['人气:很多', '人气应是 0 到 1000000000 的整数，却是“很多”'],
    ['时间:昨天', '时间应是像 2023-08-18 的日子，却是“昨天”'],
    ['发布日期:2026-11-25', '发布日期是 2026-11-25，今天才 2026-11-24'],
    [`作者:${'张'.repeat(81)}`, '作者最多 80 字'],
    ['来源:甲\t乙', '来源里有制表符'],
    ['作者:张三 作者:李四', '“作者”写了两次'],
  ])('%s', (line, sentence) =>
    expect(() => read(line)).toThrow(expect.objectContaining({ message: `第 7 行：${sentence}。` })),
  )
})
