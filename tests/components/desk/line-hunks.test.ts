import { expect, it } from 'vitest'
import { lineHunks } from '#components/desk/line-hunks.ts'

it.each([
  ['nothing where nothing changed', ['一', '二'], ['一', '二'], []],
  ['a line put in', ['一', '二'], ['一', '新', '二'], [{ from: 1, to: 1, start: 1, end: 2 }]],
  ['a line taken out', ['一', '二', '三'], ['一', '三'], [{ from: 1, to: 2, start: 1, end: 1 }]],
  ['a line replaced by two', ['一', '二'], ['甲', '乙', '二'], [{ from: 0, to: 1, start: 0, end: 2 }]],
  [
    'changes apart from each other one by one',
    ['一', '二', '三', '四'],
    ['甲', '二', '三', '四', '五'],
    [
      { from: 0, to: 1, start: 0, end: 1 },
      { from: 4, to: 4, start: 4, end: 5 },
    ],
  ],
  ['everything from nothing', [], ['一', '二'], [{ from: 0, to: 0, start: 0, end: 2 }]],
])('finds %s', (_, before, after, hunks) => expect(lineHunks(before, after)).toEqual(hunks))
