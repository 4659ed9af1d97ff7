import { expect, it } from 'vitest'
import { OutcomeTable, TimeTable } from '#components/reader/case-figure-tables.tsx'
import { attrs, print, texts } from '../../support/markup.ts'

// Purpose: where a row is a block, on a telephone, each figure is named as its column is.

it.each([
  [
    'outcomes',
    <OutcomeTable
      key="outcomes"
      byKind={[
        { kind: 'copyright', outcome: 'removed', cases: 3 },
        { kind: 'privacy', outcome: null, cases: 1 },
      ]}
    />,
  ],
  [
    'times',
    <TimeTable
      key="times"
      times={[{ kind: 'copyright', cases: 3, median: 18, ninth: 95, buckets: [1, 2, 0, 0, 0] }]}
    />,
  ],
])('the figures of %s', (_, table) => {
  const printed = print(table)
  const heads = texts(printed, 'th').filter((text) => !['著作权', '隐私与个人信息'].includes(text))
  const columns = heads.slice(1)
  const names = attrs(printed, 'td', 'data-name')
  expect(names.length % columns.length).toBe(0)
  expect(names.slice(0, columns.length)).toEqual(columns)
})
