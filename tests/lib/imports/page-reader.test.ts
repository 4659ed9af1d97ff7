import { describe, expect, it } from 'vitest'
import { excerpt } from '#lib/imports/page-error.ts'
import { linesOf, PageReader } from '#lib/imports/page-reader.ts'

const texts = (lines: { text: string }[] | null) => lines?.map(({ text }) => text) ?? null

describe('the lines of a page', () => {
  it('have the numbers of the file, and are without blank ones and white space at their ends', () =>
    expect(linesOf('一\n\n \u3000\n  二 三\t\n\u200b\n四')).toEqual([
      { number: 1, text: '一' },
      { number: 4, text: '二 三' },
      { number: 6, text: '四' },
    ]))

  it('are two of one number where a separator of Unicode divides one', () =>
    expect(linesOf('一\u2028二')).toEqual([
      { number: 1, text: '一' },
      { number: 1, text: '二' },
    ]))

  it.each([
    ['一\n二\u0007三', 2, 2, '是控制字符（U+0007）'],
    ['𠮷\ufffd', 1, 2, '已经损坏'],
    ['\ue000', 1, 1, '是自造字（U+E000）'],
    ['a\u{10ffff}', 1, 2, 'U+10FFFF'],
  ])(
    '%j is refused with line, column and reason: no text has such a character',
    (text, line, column, reason) =>
      expect(() => linesOf(text)).toThrow(
        expect.objectContaining({ details: { line, column }, message: expect.stringContaining(reason) }),
      ),
  )
})

describe('reading a page line by line', () => {
  it('takes what is wanted and leaves what is not', () => {
    const page = new PageReader('一\n二\n三\n四')
    expect(page.nextIf((text) => text === '二')).toBeNull()
    expect(page.next('第一行').text).toBe('一')
    expect(page.until((text) => text === '九')).toBeNull()
    expect(page.upcoming?.text).toBe('二')
    expect(texts(page.until((text) => text === '四'))).toEqual(['二', '三'])
    expect(texts(page.rest())).toEqual(['四'])
    expect(page.upcoming).toBeUndefined()
  })

  it('says at its end where the page ends and what is missing, or that there is no page', () => {
    const page = new PageReader('一\n\n二\n')
    page.rest()
    expect(() => page.next('“分享”')).toThrow('第 3 行：文字到这一行就结束了，后面应有“分享”。')
    expect(() => new PageReader('\n\n').next('标题')).toThrow('第 1 行：这是一个空文件。')
  })
})

it('a long line is quoted by its beginning, and no character is cut in two', () => {
  expect(excerpt('短的一行')).toBe('短的一行')
  expect(excerpt('𠮷'.repeat(25))).toBe(`${'𠮷'.repeat(24)}…`)
  expect(excerpt('长'.repeat(24))).toBe('长'.repeat(24))
})
