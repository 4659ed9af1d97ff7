import { describe, expect, it } from 'vitest'
import { storable } from '#lib/text/storable.ts'
import { drawnOnly, isBlank, visibleLine, visibleName, withoutInvisible } from '#lib/text/visible.ts'

const blanks = [
  '',
  ' ',
  '\u3000',
  '\u00a0',
  '\u200b',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u3164',
  '\uffa0',
  '\u2800',
  '\u115f',
  '\u180e',
  '\u202e',
  '\u000b',
  '\ue000',
  '\u0301',
  '\u{e0020}',
  '\u{1d159}',
]

describe('an invisible character', () => {
  it('is blank, alone and many times', () => {
    for (const text of blanks) {
      expect(isBlank(text), JSON.stringify(text)).toBe(true)
      expect(isBlank(`${text} ${text}\n${text}`)).toBe(true)
      expect(isBlank(`${text}乐${text}`)).toBe(false)
    }
  })

  it('does not make a second name of 新华社', () => {
    const marks =
      '\u200b \u2060 \ufeff \u00ad \u202e \u202c \u2066 \u200f \u200d \ufe0f \u{e0100} \u3164 \u034f \u{e0041}'
    for (const mark of marks.split(' ')) expect(visibleName(`${mark}新${mark}华社${mark}`)).toBe('新华社')
  })

  it('is removed from a name, whose white space is collapsed', () => {
    for (const space of [' ', '\u00a0', '\u3000', '\u2003', '\t', '\u2800', '  \u3000 '])
      expect(visibleName(`${space}乐从发布${space}视频号${space}`)).toBe('乐从发布 视频号')
  })

  it('is removed from a headline, which keeps its full-width space', () => {
    expect(visibleLine('\u202e深化\u200b改革\u3000扩大\u00a0开放\u202c')).toBe('深化改革\u3000扩大 开放')
    expect(visibleLine('e\u0301')).toBe('\u00e9')
  })

  it('is removed from a text, whose white space stays', () =>
    expect(withoutInvisible(' 第\u00ad一\u3000段\u00a0\u202e。\n\ufeff第\u2060二段 ')).toBe(
      ' 第一\u3000段\u00a0。\n第二段 ',
    ))
})

describe('what writing needs is kept', () => {
  const kept = ['👨‍👩‍👧‍👦', '👩🏽‍🚒', '❤️', '☎︎', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏳️‍🌈', 'می‌خواهم', 'क्‍ष', 'ᠠ᠋', '\u0601١٢']
  it('as pictures, keys, flags and letters that join', () => {
    for (const text of kept) {
      expect(withoutInvisible(`甲${text}乙`)).toBe(`甲${text}乙`)
      expect(visibleLine(text)).toBe(text.normalize('NFC'))
      expect(isBlank(text)).toBe(false)
    }
  })

  it('the variant of a character, in a text and a headline', () => {
    expect(withoutInvisible('葛\u{e0100}城')).toBe('葛\u{e0100}城')
    expect(visibleLine('葛\u{e0100}城')).toBe('葛\u{e0100}城')
  })

  it('directional marks in a text with right-to-left letters, but no override', () => {
    expect(withoutInvisible('\u2067שלום\u2069 a\u200f')).toBe('\u2067שלום\u2069 a\u200f')
    expect(withoutInvisible('שלום \u202egpj.exe\u202c')).toBe('שלום gpj.exe')
    expect(withoutInvisible('a\u200fb\u2067c\u2069')).toBe('abc')
  })

  it('but no joiner and no variant where there is nothing to join or vary', () =>
    expect(withoutInvisible('乐\u200d从 a\u200cb 👍\u200d 3\ufe0f \ufe0f')).toBe('乐从 ab 👍 3 '))
})

it('two texts that a reader cannot tell apart are one', () =>
  expect(drawnOnly('乐\u200b从\u3000e\u0301 \n\u2028 丙')).toBe(drawnOnly(' 乐从 \u00e9\n\n丙\ufeff')))

it('what cannot be stored is taken out', () =>
  expect(storable('a\u0000b\ud800c\uffff\u{1fffe}\td\n')).toBe('abc\td\n'))

it('is removed fast, also from a hostile text', () => {
  const started = performance.now()
  const many = 30_000
  for (const text of ['\u{e0061}', '\u{1f3f4}\u{e0061}', '\u200b', 'a\u200d', '👍\u200d', '\u202e', ' '])
    for (const read of [withoutInvisible, visibleLine, visibleName, drawnOnly, isBlank])
      read(text.repeat(many))
  expect(performance.now() - started).toBeLessThan(15_000)
})

describe('white space', () => {
  it('of every kind is collapsed to one space, in a line all but the ideographic one', () => {
    const all = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code))
    const signs = [...all.filter((sign) => /\s/.test(sign)), '\u2800', '\u{1d159}']
    for (const sign of signs) {
      const invisible = sign === '\ufeff'
      expect(visibleName(`a${sign}b`), JSON.stringify(sign)).toBe(invisible ? 'ab' : 'a b')
      expect(visibleLine(`a${sign} b`), JSON.stringify(sign)).toBe(sign === '\u3000' ? 'a\u3000 b' : 'a b')
      expect(drawnOnly(`a${sign}b`), JSON.stringify(sign)).toBe('ab')
    }
  })
})
