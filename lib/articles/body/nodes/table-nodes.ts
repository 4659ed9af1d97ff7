import * as z from 'zod/mini'
import { type Element, isElement, type Markup } from '../../../markup.ts'
import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from '../bounds.ts'
import type { AnyNode, NodeSpec } from '../spec.ts'
import { refusalOfTable, spanOf, tidyTable } from '../table-grid.ts'

export const table = {
  name: '表格',
  group: ['block'],
  content: 'row+',
  tidy: tidyTable,
  refusal: refusalOfTable,
  text: (parts) => parts.join('\n'),
  lines: (parts) => parts.flat(),
  /** Wide ones are scrolled in their frame, which the keyboard reaches. */
  markup: (parts, _attrs, { content = [] }) => ({
    tag: 'div',
    attrs: { class: 'table', role: 'group', 'aria-label': '表格', tabindex: 0 },
    inner: { tag: 'table', inner: sections(parts, headRows(content)) },
  }),
} as const satisfies NodeSpec

export const tableRow = {
  name: '表格行',
  group: ['row'],
  content: 'cell*',
  text: (parts) => parts.join('\t'),
  lines: (parts) => [`〔表〕${parts.flat().join('｜')}`],
  markup: (parts) => ({ tag: 'tr', inner: parts }),
} as const satisfies NodeSpec

export const tableHeader = cell('表头', 'th', (words) => `【${words}】`)
export const tableCell = cell('单元格', 'td', (words) => words)

function cell(name: string, tag: 'th' | 'td', sign: (words: string) => string) {
  const span = (max: number) => {
    const refusal = `合并的单元格须在 1 到 ${max} 之间`
    return z._default(z.int(refusal).check(z.minimum(1, refusal), z.maximum(max, refusal)), 1)
  }
  return {
    name,
    group: ['cell'],
    content: 'flow+',
    attrs: { colspan: span(MAX_TABLE_COLUMNS), rowspan: span(MAX_TABLE_ROWS) },
    text: (parts) => parts.join(' ').replace(/\s+/g, ' '),
    lines: (parts, attrs) => [`${sign(parts.flat().join(' '))}${spanSign(attrs)}`],
    markup: (parts, attrs) => cellMarkup(tag, parts, spanOf({ type: tag, attrs })),
  } as const satisfies NodeSpec
}

function spanSign(attrs: AnyNode['attrs']): string {
  const { colspan, rowspan } = spanOf({ type: '', attrs })
  return `${colspan > 1 ? `〔占 ${colspan} 列〕` : ''}${rowspan > 1 ? `〔占 ${rowspan} 行〕` : ''}`
}

/** A cell of one paragraph is that paragraph's words. */
function cellMarkup(tag: string, parts: Markup[], { colspan, rowspan }: ReturnType<typeof spanOf>): Markup {
  const [only, ...more] = parts
  const line = more.length === 0 && isElement(only, 'p') ? only : null
  const attrs = {
    ...(line?.attrs ?? {}),
    ...(colspan > 1 ? { colspan } : {}),
    ...(rowspan > 1 ? { rowspan } : {}),
  }
  return { tag, attrs, inner: line ? (line.inner ?? '') : parts }
}

/** How many rows at the top hold nothing but headers, none of which reaches below them. */
function headRows(rows: readonly AnyNode[]): number {
  const isHead = ({ content = [] }: AnyNode) =>
    content.length > 0 && content.every(({ type }) => type === 'tableHeader')
  const end = rows.findIndex((row) => !isHead(row))
  if (end < 0) return 0
  const reaches = rows
    .slice(0, end)
    .some(({ content = [] }, at) => content.some((one) => at + spanOf(one).rowspan > end))
  return reaches ? 0 : end
}

function sections(rows: readonly Markup[], head: number): Markup[] {
  const body: Markup = { tag: 'tbody', inner: rows.slice(head).map((row) => scoped(row, 'row')) }
  if (head === 0) return [body]
  return [{ tag: 'thead', inner: rows.slice(0, head).map((row) => scoped(row, 'col')) }, body]
}

/** A row whose headers say what they are the headers of. */
function scoped(row: Markup, scope: 'row' | 'col'): Markup {
  if (!isElement(row, 'tr') || !Array.isArray(row.inner)) return row
  return {
    ...row,
    inner: row.inner.map((one: Markup) => (isElement(one, 'th') ? withScope(one, scope) : one)),
  }
}

function withScope(header: Element, scope: 'row' | 'col'): Markup {
  return { ...header, attrs: { ...header.attrs, scope } }
}
