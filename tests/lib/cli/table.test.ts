import { expect, it } from 'vitest'
import { aligned } from '#lib/cli/table.ts'

it('aligns cells as a terminal shows them, a Chinese character two places wide', () => {
  expect(
    aligned([
      ['一', 'a'],
      ['abc', '“二”', 'x'],
      ['', 'b'],
    ]),
  ).toBe('一   a\nabc  “二”  x\n     b')
  expect(aligned([])).toBe('')
})
