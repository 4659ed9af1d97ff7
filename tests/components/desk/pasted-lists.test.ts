// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { paste } from './paste.ts'

/** A list's item as Word writes it: a paragraph with the sign as text. */
const item = (sign: string, words: string, level = 1) =>
  `<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${sign}<span style="font:7pt">&nbsp;&nbsp; </span></span>${words}</p>`
const lines = (...items: string[]) => paste(items.join('')).lines

describe('a list of Word’s', () => {
  it('is a real one, without the signs', () => {
    expect(lines(item('·', '一'), item('·', '二'))).toEqual(['• 一', '• 二'])
    expect(lines(item('1.', '一'), item('2.', '二'))).toEqual(['1. 一', '2. 二'])
    expect(lines(item('a)', '一'), item('b)', '二'))).toEqual(['1. 一', '2. 二'])
  })

  it('begins with its first number', () =>
    expect(lines(item('3.', '三'), item('4.', '四'))).toEqual(['3. 三', '4. 四']))

  it('has its levels one within the other', () => {
    expect(
      lines(
        item('1.', '一'),
        item('a.', '其中', 2),
        item('b.', '又', 2),
        item('o', '细处', 3),
        item('2.', '二'),
      ),
    ).toEqual(['1. 一', '1. 1. 其中', '1. 2. 又', '1. 2. • 细处', '2. 二'])
  })

  it('is two where another paragraph stands between', () => {
    expect(lines(item('1.', '一'), '<p>中</p>', item('2.', '二'))).toEqual(['1. 一', '中', '2. 二'])
  })

  it('is two where signs become numbers', () =>
    expect(lines(item('·', '一'), item('1.', '二'))).toEqual(['• 一', '1. 二']))

  it.each(['一、', '（二）', '十一.', '①'])(
    'keeps the number %s, which no list of ours writes, as words',
    (sign) => expect(lines(item(sign, '总则'))).toEqual([`${sign}总则`]),
  )

  it('is found by its style where Word left out the class, and not where it says none', () => {
    expect(lines('<p style="mso-list: l1 level1 lfo2"><span style="mso-list:Ignore">·</span>一</p>')).toEqual(
      ['• 一'],
    )
    expect(lines('<p style="mso-list:none">一</p>')).toEqual(['一'])
  })

  it('of a level that none stands above begins at the first', () => {
    expect(lines(item('a.', '其中', 3))).toEqual(['1. 其中'])
  })
})
