import { expect, it } from 'vitest'
import { roundedViews } from '#components/reader/views-number.ts'

it.each([
  [0, '0'],
  [9_999, '9999'],
  [10_000, '1.0万'],
  [12_345, '1.2万'],
  [120_049, '12.0万'],
  [99_999_999, '9999.9万'],
  [345_678_901, '3.4亿'],
])('%i views are %s in a list, never more than there are', (views, said) =>
  expect(roundedViews(views)).toBe(said),
)
