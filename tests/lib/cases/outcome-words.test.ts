import { expect, it } from 'vitest'
import type { CaseKind } from '#lib/cases/case-kinds.ts'
import type { CaseOutcome } from '#lib/cases/case-outcomes.ts'
import { type ArticleEnd, articleEndWording, outcomeWording } from '#lib/cases/outcome-words.ts'

type Effect = ArticleEnd['effect']

/** What is said of a case with this outcome, and of each of its articles. */
const said = (outcome: CaseOutcome, effects: Effect[], kind: CaseKind = 'reputation') => {
  const ends = effects.map((effect) => ({ outcome, effect }))
  return [outcomeWording(outcome, ends, kind), ...ends.map((end) => articleEndWording(end, kind))]
}

const NOT_SHOWN = '办结时因其他原因没有展示'

it.each([
  ['restored', ['restored'], ['涉及的内容已恢复展示', '已恢复展示']],
  ['restored', ['in_sight'], ['涉及的内容已恢复展示', '办结时正常展示']],
  [
    'restored',
    ['restored', 'gone'],
    ['涉及的内容部分已恢复展示，其余当时因其他原因没有恢复', '已恢复展示', NOT_SHOWN],
  ],
  ['restored', ['held_by_other'], ['本案的暂停展示已解除，涉及的内容当时因其他原因没有恢复展示', NOT_SHOWN]],
  ['restored', [], ['本案的暂停展示已解除']],
  ['removed', ['removed'], ['涉及的内容已删除', '已删除']],
  [
    'removed',
    ['removed', 'gone'],
    ['涉及的内容部分已删除，其余此前已不再展示', '已删除', '办结前已因其他原因不再展示'],
  ],
  ['removed', ['gone'], ['决定删除，涉及的内容此前已因其他原因不再展示', '办结前已因其他原因不再展示']],
  ['corrected', ['held_by_other'], ['涉及的内容已更正', `已更正，${NOT_SHOWN}`]],
  ['withdrawn', ['restored', 'in_sight', 'held_by_other'], ['投诉人已撤回', '已恢复展示', '', NOT_SHOWN]],
  ['blocked', ['blocked'], ['根据有权机关的要求，涉及的内容已停止提供', '已停止提供']],
  ['rejected', [null], ['通知未获受理', '未获受理']],
  ['merged', [null], ['已并入另一案件一并处理', '']],
] satisfies [CaseOutcome, Effect[], string[]][])(
  'a case that ended as %s and did %j is said to have done no more, and nothing is told of another one',
  (outcome, effects, words) => {
    expect(said(outcome, effects)).toEqual(words)
  },
)

it('an article of which a notice was refused does not count as one that was not restored', () => {
  const ends: ArticleEnd[] = [
    { outcome: 'restored', effect: 'restored' },
    { outcome: 'rejected', effect: null },
  ]
  expect(outcomeWording('restored', ends, 'privacy')).toBe('涉及的内容已恢复展示')
})

it.each([
  ['correction', 'rejected', ['经核实，没有更改', '没有更改']],
  ['correction', 'withdrawn', ['已由提出人撤回', '']],
  ['illegal_content', 'rejected', ['经核查，没有采取措施', '没有采取措施']],
  ['illegal_content', 'withdrawn', ['举报人已撤回', '']],
] satisfies [CaseKind, CaseOutcome, string[]][])(
  'a case of %s that ended as %s is no notice of rights that was refused',
  (kind, outcome, words) => {
    expect(said(outcome, [null], kind)).toEqual(words)
  },
)

it.each([
  ['reputation', true, '涉及的内容已更正', '已更正'],
  ['reputation', false, '涉及的内容部分已更正，其余没有改动', '已更正'],
  ['copyright', true, '涉及的部分已删去', '已删去涉及的部分'],
  ['copyright', false, '部分文章里涉及的部分已删去，其余没有改动', '已删去涉及的部分'],
] as const)(
  'a correction of a case of %s (of all of its articles: %s) is called %s',
  (kind, isWhole, words, end) => {
    const corrected = { outcome: 'corrected', effect: 'restored' } as const
    const other: ArticleEnd = isWhole ? corrected : { outcome: 'rejected', effect: 'in_sight' }
    expect(outcomeWording('corrected', [corrected, other], kind)).toBe(words)
    expect([corrected, other].map((one) => articleEndWording(one, kind))).toEqual([
      end,
      isWhole ? end : '没有改动',
    ])
  },
)
