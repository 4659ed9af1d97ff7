import { describe, expect, it } from 'vitest'
import { withChangedWords } from '#lib/text/changed-words.ts'
import { lineDiff } from '#lib/text/line-diff.ts'

/** The lines with their changed words in brackets. */
const shown = (before: string[], after: string[]) =>
  withChangedWords(lineDiff(before, after)).map(({ kind, text, pieces }) => {
    const words = pieces?.map((piece) => (piece.isChanged ? `[${piece.text}]` : piece.text)).join('') ?? text
    return `${{ same: ' ', gone: '-', new: '+' }[kind]}${words}`
  })

describe('the words that changed in a line', () => {
  it('are told from those that stayed to the character, but for characters that other words share by accident', () => {
    expect(shown(['八月的产量下降了三成，原因不明。'], ['八月的产量下滑了三成，原因不明。'])).toEqual([
      '-八月的产量下[降]了三成，原因不明。',
      '+八月的产量下[滑]了三成，原因不明。',
    ])
    expect(shown(['有三十五名志愿者参加了活动。'], ['有二十名志愿者代表参加活动。'])).toEqual([
      '-有[三十五]名志愿者参加[了]活动。',
      '+有[二十]名志愿者[代表]参加活动。',
    ])
  })

  it('are told line by line, where several lines changed', () => {
    const [first, second, third] = ['周六上午，志愿者来到社区。', '他们走访了十二户老人。', '活动每月一次。']
    expect(
      shown([first, second, third], [`${first}天气晴朗。`, second.replace('十二', '十三'), third]),
    ).toEqual([
      `-${first}`,
      '-他们走访了十[二]户老人。',
      `+${first}[天气晴朗。]`,
      '+他们走访了十[三]户老人。',
      ` ${third}`,
    ])
  })

  it('are not looked for in a line that has become another one, nor where a line came or went', () => {
    expect(shown(['完全不同的一行。'], ['Nothing in common'])).toEqual([
      '-完全不同的一行。',
      '+Nothing in common',
    ])
    expect(shown(['一', '二'], ['一'])).toEqual([' 一', '-二'])
    expect(shown([], ['一'])).toEqual(['+一'])
  })

  it('keep a picture of several characters whole', () => {
    expect(shown(['今天的心情是👨‍👩‍👧呀'], ['今天的心情是👨‍👩‍👦呀'])).toEqual([
      '-今天的心情是[👨‍👩‍👧]呀',
      '+今天的心情是[👨‍👩‍👦]呀',
    ])
  })

  it('are not looked for in two long lines that differ everywhere', () => {
    const line = (sign: string) =>
      Array.from({ length: 3_000 }, (_, at) => (at % 2 ? '的' : `${sign}${at}`)).join(' ')
    const [gone] = withChangedWords(lineDiff([line('a')], [line('b')]))
    expect(gone?.pieces).toBeUndefined()
  })
})
