import { describe, expect, it } from 'vitest'
import { cutsOf } from '#lib/articles/proofread/cuts.ts'
import { wrongDates } from '#lib/articles/proofread/dates.ts'
import { listCheck } from '#lib/articles/proofread/listed-words.ts'
import { proofreadLine } from '#lib/articles/proofread/proofread-line.ts'
import { WordFinder } from '#lib/articles/proofread/word-finder.ts'

const nothing = listCheck([])
/** What is found in a line, each as its words, what is said, and what would be right. */
const found = (text: string, list = nothing) =>
  proofreadLine(text, list).map(({ from, to, message, replacement }) => [
    text.slice(from, to),
    message,
    replacement,
  ])

describe('a line', () => {
  it.each([
    ['开局之年,也是', [[',', '中文之间的半角逗号', '，']]],
    [
      '“加快“志愿顺德”，推进”',
      [['“加快“志愿顺德”，推进”', '引号嵌套：里层用单引号', '“加快‘志愿顺德’，推进”']],
    ],
    ['他说"好"', [['"好"', '直引号或方向不对的引号', '“好”']]],
    ['一“二', [['“', '引号 “ 没有配对', null]]],
    ['一”二', [['”', '引号 ” 没有配对', null]]],
    ['一（二', [['（', '括号 （ 没有配对', null]]],
    [
      '《一〉',
      [
        ['〉', '括号 〉 没有配对', null],
        ['《', '括号 《 没有配对', null],
      ].reverse(),
    ],
    [
      '好，，坏。。',
      [
        ['，，', '标点重复', '，'],
        ['。。', '标点重复', '。'],
      ],
    ],
    ['好，。', [['，。', '标点重复', null]]],
    ['我们我们去', [['我们我们', '“我们”重复', '我们']]],
    ['美丽的的家', [['的的', '“的”重复', '的']]],
    ['the the end', [['the the', '“the”重复', 'the']]],
    ['2月30日举行', [['2月30日', '没有这一天：2月30日', null]]],
    ['2023年13月', [['2023年13月', '没有 13 月', null]]],
    ['二〇二六年二月三十日', [['二〇二六年二月三十日', '没有这一天：二〇二六年二月三十日', null]]],
    ['二零二五年十三月', [['二零二五年十三月', '没有 13 月', null]]],
    ['十三月五日', [['十三月五日', '没有 13 月：十三月五日', null]]],
    ['十一月三十一日', [['十一月三十一日', '没有这一天：十一月三十一日', null]]],
    [
      '二〇二三年二月二十九日',
      [['二〇二三年二月二十九日', '没有这一天：二〇二三年二月二十九日（2023 年 2 月只有 28 天）', null]],
    ],
    ['二○二三年八月十八日（星期六）', [['六', '二○二三年八月十八日是星期五', '五']]],
    ['2023年2月29日', [['2023年2月29日', '没有这一天：2023年2月29日（2023 年 2 月只有 28 天）', null]]],
    ['2023-02-30', [['2023-02-30', '没有这一天：2023-02-30', null]]],
    ['2023年8月18日（星期六）', [['六', '2023年8月18日是星期五', '五']]],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    '2023年8月18日（星期五）举行，近40人参与。',
    '2024年2月29日，12:30开始，比分3:2，见https://a.cn/b?c=1,2。',
    '一步一步地研究研究，不了了之，是是非非，的的确确。',
    '真的？！好！！',
    '1）总则；（二）细则',
    '“一‘二’三”，《四》【五】',
    '版本1.2.13，共13.5人，2023年8月',
    '周五8月17日',
    '二〇二六年十月三十一日，历时十三月，二十一世纪，十月一日',
    '农历二月三十日，农历二〇二六年二月三十日',
    '二月二十九日，三月十号楼，一二月三日，六月，五百二十一月三日',
  ])('%s is right', (text) => expect(found(text)).toEqual([]))
})

describe('a date without a year', () => {
  const doubts = (text: string, thisYear: number) =>
    wrongDates(text, thisYear).map(({ from, to, message, replacement }) => [
      text.slice(from, to),
      message,
      replacement,
    ])

  it('is doubted where it fits neither a year named before it nor this one, and no correction is offered', () => {
    expect(doubts('2023年，8月17日周五', 2026)).toEqual([['五', '如果说的是 2023 年，8月17日是星期四', null]])
    expect(doubts('2023年，2月29日', 2026)).toEqual([
      ['2月29日', '没有这一天：2月29日（2023 年 2 月只有 28 天）', null],
    ])
  })

  it('is right where it fits this year or any year named before it', () => {
    const founded = '协会成立于2008年。8月18日（星期二），协会举行活动。'
    expect(doubts(founded, 2026)).toEqual([])
    expect(doubts(founded, 2025)).toHaveLength(1)
    expect(doubts('2023年成立，2024年换届。8月18日（星期五）', 2026)).toEqual([])
    expect(doubts('2023年，2月29日', 2028)).toEqual([])
    expect(doubts('8月18日（星期一）', 2026)).toEqual([])
  })
})

describe('the word list', () => {
  const list = listCheck([
    { kind: 'mistaken', text: '渡假', replacement: '度假', note: '词典' },
    { kind: 'sensitive', text: '某词', replacement: '', note: '' },
    { kind: 'fixed', text: '志愿者联合会', replacement: '乐从镇志愿者联合会', note: '' },
    { kind: 'mistaken', text: '志愿者联', replacement: 'x', note: '' },
  ])

  it('is found, the longer entry before the shorter, and not where the right wording stands', () => {
    expect(found('去渡假，某词；志愿者联合会与乐从镇志愿者联合会', list)).toEqual([
      ['渡假', '易错词“渡假”', '度假'],
      ['某词', '敏感词“某词”', null],
      ['志愿者联合会', '固定提法“志愿者联合会”', '乐从镇志愿者联合会'],
    ])
    expect(proofreadLine('渡假', list)[0]).toMatchObject({ kind: 'mistaken', note: '词典' })
  })

  it('finds all that a search word by word finds', () => {
    const words = ['一', '一二', '二三一', '三', '一二三一二', '二']
    const finder = new WordFinder(words)
    for (const text of ['一二三一二', '三三二三一一', '', '四一二四']) {
      const first = words
        .filter((word) => text.includes(word))
        .sort((one, other) => text.indexOf(one) - text.indexOf(other) || other.length - one.length)[0]
      expect(finder.find(text)[0]?.word).toBe(first)
    }
  })

  it('of 5,000 words takes little time on a long text', () => {
    const words = Array.from(
      { length: 5_000 },
      (_, at) => `${String.fromCodePoint(0x4e00 + (at % 4_000))}词${at}`,
    )
    const started = performance.now()
    const finder = new WordFinder(words)
    expect(finder.find(`${'志愿服务高质量发展'.repeat(2_500)}${words[4_321]}`)).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('titles and summaries', () => {
  it('are cut by WeChat behind characters, by Baidu behind widths', () => {
    expect(cutsOf('title', '一'.repeat(31))).toEqual([
      { name: '公众号', most: 64, length: 31, at: null },
      { name: '百度', most: 30, length: 31, at: 30 },
    ])
    expect(cutsOf('title', 'ab'.repeat(33))).toMatchObject([
      { length: 66, at: 64 },
      { length: 33, at: 60 },
    ])
    expect(cutsOf('summary', '🙂'.repeat(121))).toMatchObject([{ length: 121, at: 240 }, { at: 156 }])
  })
})
