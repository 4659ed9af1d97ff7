import { expect, it } from 'vitest'
import { takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { TakeDownReason } from '#lib/db/generated/enums.ts'

const reasons = Object.entries(takeDownReasons)

it('the reasons for a removal are those that the database knows, each with a name and a wording of its own', () => {
  expect(reasons.map(([reason]) => reason).sort()).toEqual(Object.keys(TakeDownReason).sort())
  for (const part of ['name', 'publicWording'] as const)
    expect(new Set(reasons.map(([, row]) => row[part])).size).toBe(reasons.length)
})

it('what readers are told is one sentence that says the article is gone, and who asked for it nowhere', () => {
  for (const [reason, { publicWording }] of reasons) {
    expect(publicWording, reason).toMatch(/^[^。]+，本文(已下架|不再提供)。$/)
    expect(publicWording, reason).not.toMatch(/某|先生|女士|公司|法院/)
  }
})

it('the law alone makes it 451; everything else is gone', () =>
  expect(reasons.filter(([, { status }]) => status === 451).map(([reason]) => reason)).toEqual([
    'legal_order',
  ]))
