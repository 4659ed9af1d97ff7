import { describe, expect, it } from 'vitest'
import { lineDiff, shortened } from '#lib/text/line-diff.ts'

/** A difference as a person notes it: ` ` stays, `-` goes, `+` is new. */
const noted = (before: string[], after: string[]) =>
  lineDiff(before, after).map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`)

describe('the difference of two lists of lines', () => {
  it.each([
    ['nothing in nothing', [], [], []],
    ['what stays', ['一', '二'], ['一', '二'], [' 一', ' 二']],
    ['what is put in', ['一', '三'], ['一', '二', '三'], [' 一', '+二', ' 三']],
    ['what is taken out', ['一', '二', '三'], ['一', '三'], [' 一', '-二', ' 三']],
    [
      'what goes before what takes its place',
      ['一', '旧', '三'],
      ['一', '新', '三'],
      [' 一', '-旧', '+新', ' 三'],
    ],
    [
      'as few lines as can be',
      ['一', '二', '三', '二'],
      ['二', '三', '二', '四'],
      ['-一', ' 二', ' 三', ' 二', '+四'],
    ],
    ['empty lines like others', ['', '一'], ['一', ''], ['-', ' 一', '+']],
  ])('shows %s', (_, before, after, expected) => expect(noted(before, after)).toEqual(expected))

  it('makes the one of the other, whatever they are', () => {
    const lines = (seed: number) => Array.from({ length: 40 }, (_, at) => String((at * seed) % 7))
    for (const [before, after] of [3, 4, 5, 6].map((seed) => [lines(seed), lines(seed + 1)] as const)) {
      const diff = lineDiff(before, after)
      expect(diff.filter(({ kind }) => kind !== 'new').map(({ text }) => text)).toEqual(before)
      expect(diff.filter(({ kind }) => kind !== 'gone').map(({ text }) => text)).toEqual(after)
    }
  })

  it('gives up the search where two long texts have nothing in common', () => {
    const lines = (sign: string) => Array.from({ length: 2_500 }, (_, at) => `${sign}${at}`)
    const diff = lineDiff(lines('a'), lines('b'))
    expect(diff).toHaveLength(5_000)
    expect(diff.slice(0, 2_500).every(({ kind }) => kind === 'gone')).toBe(true)
  })
})

describe('a shortened difference', () => {
  it('leaves out what stays, but for one line around what changed', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
    const after = ['1', '2', '3', 'vier', '5', '6', '7', '8', '9', '10']
    const shown = shortened(lineDiff(before, after)).map((line) => line?.text ?? '…')
    expect(shown).toEqual(['…', '3', '4', 'vier', '5', '…', '9', '10'])
  })

  it('is one gap where nothing changed, and nothing of nothing', () => {
    expect(shortened(lineDiff(['1', '2', '3'], ['1', '2', '3']))).toEqual([null])
    expect(shortened([])).toEqual([])
  })
})
