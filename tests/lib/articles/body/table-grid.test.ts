import { expect, it } from 'vitest'
import { bodySchema } from '#lib/articles/body/body.ts'
import { plainText } from '#lib/articles/body/plain-text.ts'
import type { AnyNode } from '#lib/articles/body/spec.ts'

// Tables come from the editor, from Word and Excel, and from whoever writes the JSON by hand: what is stored is a
// rectangle in which no cell lies on another, and a hostile span costs nothing but a refusal.

const cell = (words: string, attrs?: object): AnyNode => ({
  type: 'tableCell',
  ...(attrs ? { attrs: { ...attrs } } : {}),
  content: [{ type: 'paragraph', ...(words ? { content: [{ type: 'text', text: words }] } : {}) }],
})
const empty = cell('')
const tableOf = (...rows: AnyNode[][]) => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
})
const doc = (...content: unknown[]) => ({ type: 'doc', content })
const stored = (...rows: AnyNode[][]) => bodySchema.parse(doc(tableOf(...rows))).content[0]
const refusal = (table: unknown) => bodySchema.safeParse(doc(table)).error?.issues[0]?.message

it('keeps a table as it is where it is whole', () => {
  const rows = [
    [cell('单位', { colspan: 2 }), cell('人数', { rowspan: 2 })],
    [cell('甲'), cell('乙')],
  ]
  expect(stored(...rows)).toEqual(tableOf(...rows))
})

it('fills what a row lacks, and stops a cell at the last row and at its neighbour', () => {
  expect(stored([cell('甲', { rowspan: 9 }), cell('乙'), cell('丙')], [cell('丁')])).toEqual(
    tableOf([cell('甲', { rowspan: 2 }), cell('乙'), cell('丙')], [cell('丁'), empty]),
  )
  expect(stored([cell('甲'), cell('乙', { rowspan: 2 })], [cell('丙', { colspan: 2 })])).toEqual(
    tableOf([cell('甲'), cell('乙', { rowspan: 2 })], [cell('丙')]),
  )
})

it('keeps a row that cells from above fill, and makes no table of rows without any cell', () => {
  expect(stored([cell('甲', { rowspan: 2 })], [])).toEqual(tableOf([cell('甲', { rowspan: 2 })], []))
  expect(stored([], [])).toEqual({ type: 'paragraph' })
})

it('has its words a line a row', () => {
  const body = bodySchema.parse(doc(tableOf([cell('单位'), cell('人数')], [cell('乐从医院'), cell('8')])))
  expect(plainText(body)).toBe('单位\t人数\n乐从医院\t8')
})

it.each([
  ['a span that nobody can draw', tableOf([cell('甲', { colspan: 1e9 })]), '合并的单元格须在 1 到 64 之间'],
  ['one downwards', tableOf([cell('甲', { rowspan: 1e9 })]), '合并的单元格须在 1 到 1000 之间'],
  ['none at all', tableOf([cell('甲', { colspan: 0 })]), '合并的单元格须在'],
  ['half a span', tableOf([cell('甲', { rowspan: 1.5 })]), '合并的单元格须在'],
  ['more columns than fit', tableOf(Array.from({ length: 65 }, () => empty)), '表格太宽：最多 64 列'],
  [
    'spans that add up to more',
    tableOf([cell('甲', { colspan: 40, rowspan: 2 })], [cell('乙', { colspan: 40 })]),
    '表格太宽：最多 64 列',
  ],
  ['more rows than fit', tableOf(...Array.from({ length: 1_001 }, () => [])), '表格太长：最多 1000 行'],
  [
    'few nodes that would be filled up to many',
    tableOf([cell('甲', { colspan: 64 })], ...Array.from({ length: 999 }, () => [])),
    '表格太大：最多 3000 格',
  ],
  [
    'a table in a table',
    tableOf([{ type: 'tableCell', content: [tableOf([empty])] }]),
    '表格不能直接放在单元格里',
  ],
  ['a cell outside a row', { type: 'table', content: [empty] }, '单元格不能直接放在表格里'],
])('refuses %s', (_, table, said) => expect(refusal(table)).toContain(said))
