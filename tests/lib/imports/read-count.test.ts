import { describe, expect, it } from 'vitest'
import { MAX_VIEWS, readCount } from '#lib/imports/read-count.ts'

describe('a count at the beginning of a text', () => {
  it.each([
    ['0', 0],
    ['811', 811],
    ['８１１次', 811],
    ['1,811 人次', 1_811],
    ['12,345,678', 12_345_678],
    ['1.2万', 12_000],
    ['1.25w+', 12_500],
    ['3 万', 30_000],
    ['1.00001万', null],
    ['1.9999亿', 199_990_000],
    ['10亿', MAX_VIEWS],
    ['811| 作者', 811],
    ['811（昨日）', 811],
  ])('%s is %j', (text, count) => expect(readCount(text)?.count ?? null).toBe(count))

  it.each(['', '-1', '1e3', '1.5', '11亿', '1,81', '1,8111', '811篇', '811.', '约811', '9'.repeat(21)])(
    'is none in %j, which is something else or too large',
    (text) => expect(readCount(text)).toBeNull(),
  )

  it('tells how much of the text it was, the word for it included', () => {
    expect(readCount('811次 来源:乐从发布')?.length).toBe('811次'.length)
    expect(readCount('1.2万 人次|')?.length).toBe('1.2万 人次'.length)
  })
})
