import { describe, expect, it } from 'vitest'
import { StatusMark } from '#components/desk/status-mark.tsx'
import { StatusTabs } from '#components/desk/status-tabs.tsx'
import type { DeskList } from '#lib/articles/desk-types.ts'
import type { ArticleStatus } from '#lib/articles/status.ts'
import { boundedNumber, boundedSum } from '#lib/bounded-count.ts'
import { attrs, one, print, texts } from '../../support/markup.ts'

const count = (number: number, orMore = false) => ({ number, orMore })
const pathOf = (status: ArticleStatus | undefined) => `/admin/articles${status ? `?status=${status}` : ''}`
const tabs = (counts: DeskList['counts'], status?: ArticleStatus) =>
  print(<StatusTabs counts={counts} status={status} pathOf={pathOf} />)
const counts = {
  ...{ draft: count(3), in_review: count(1), approved: count(0), scheduled: count(0) },
  ...{ published: count(999), suspended: count(0), taken_down: count(0) },
}

describe('the tabs of the list', () => {
  it('are one for all and one a state, with how many each holds', () => {
    expect(texts(tabs(counts), 'a')).toEqual([
      ...[
        '全部1,000+',
        '草稿3',
        '送审中1',
        '待发布0',
        '定时发布0',
        '已发布999',
        '暂停展示0',
        '已下架0',
        '已删除',
      ],
    ])
  })

  it('lead to the list of their state', () => {
    expect(attrs(tabs(counts), 'a', 'href').slice(0, 3)).toEqual([
      ...['/admin/articles', '/admin/articles?status=draft', '/admin/articles?status=in_review'],
    ])
  })

  it('mark the one that is open, and no other', () => {
    expect(texts(tabs(counts, 'published'), '[aria-current=page]')).toEqual(['已发布999'])
    expect(texts(tabs(counts), '[aria-current=page]')).toEqual(['全部1,000+'])
  })
})

describe('a number that was counted up to a bound', () => {
  it.each([
    [0, false, '0'],
    [999, false, '999'],
    [1_000, false, '1,000'],
    [1_000, true, '1,000+'],
  ])('of %i, more: %s, is shown as %s', (number, orMore, shown) =>
    expect(boundedNumber({ number, orMore })).toBe(shown),
  )

  it('adds up to no more than is known', () => {
    expect(boundedSum([])).toEqual(count(0))
    expect(boundedSum([count(400), count(600)])).toEqual(count(1_000))
    expect(boundedSum([count(400), count(601)])).toEqual(count(1_000, true))
    expect(boundedSum([count(5), count(0, true)])).toEqual(count(5, true))
  })
})

describe('a state', () => {
  it.each([
    ['draft', 's ', '草稿'],
    ['published', 's pub', '已发布'],
    ['in_review', 's ', '送审中'],
    ['approved', 's ', '待发布'],
    ['scheduled', 's ', '定时发布'],
    ['suspended', 's down', '暂停展示'],
    ['taken_down', 's down', '已下架'],
    ['deleted', 's ', '已删除'],
  ] as const)('%s has its dot and says its name, so that no colour is needed', (status, dot, name) => {
    const mark = print(<StatusMark status={status} />)
    expect(one(mark, 'span').attrs.class).toBe(dot)
    expect(texts(mark, 'span')).toEqual([name])
  })

  it('says more where there is more to say', () => {
    expect(texts(print(<StatusMark status="taken_down" label="已下架 451" />), '.down')).toEqual([
      '已下架 451',
    ])
  })
})
