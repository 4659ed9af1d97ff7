import { MAX_TABLE_CELLS, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from './bounds.ts'
import type { AnyNode } from './spec.ts'
import { withoutDefault } from './without-default.ts'

type Span = { readonly colspan: number; readonly rowspan: number }

/** How many columns and rows a cell takes. */
export function spanOf({ attrs = {} }: AnyNode): Span {
  return { colspan: Number(attrs.colspan ?? 1), rowspan: Number(attrs.rowspan ?? 1) }
}

/**
 * A table whose rows are all as wide as its widest: what a row lacks is filled with empty cells, no cell reaches below the
 * last row, and none lies on another. Cells take the first free place of their row, as in HTML. A table that is too large
 * stays as it is.
 */
export function tidyTable(table: AnyNode): AnyNode {
  if (refusalOfTable(table)) return table
  const { rows, taken, width } = laidOut(table)
  if (width === 0) return { type: 'paragraph' }
  return {
    ...table,
    content: rows.map((cells, at) => ({
      type: 'tableRow',
      content: [...cells, ...emptyCells(width - (taken[at] ?? 0))],
    })),
  }
}

/** Why a table is too large, if it is. */
export function refusalOfTable({ content = [] }: AnyNode): string | null {
  if (content.length > MAX_TABLE_ROWS) return `表格太长：最多 ${MAX_TABLE_ROWS} 行`
  const isWide = content.some(({ content: cells = [] }) => cells.length > MAX_TABLE_COLUMNS)
  const width = isWide ? Number.POSITIVE_INFINITY : widthOf(content)
  if (width > MAX_TABLE_COLUMNS) return `表格太宽：最多 ${MAX_TABLE_COLUMNS} 列`
  return width * content.length > MAX_TABLE_CELLS ? `表格太大：最多 ${MAX_TABLE_CELLS} 格` : null
}

/** How wide the widest row is, with what reaches into it from above. */
function widthOf(rows: readonly AnyNode[]): number {
  const reaching: { until: number; colspan: number }[] = []
  let widest = 0
  for (const [at, { content: cells = [] }] of rows.entries()) {
    let width = 0
    for (const one of reaching) if (one.until > at) width += one.colspan
    for (const cell of cells) {
      const { colspan, rowspan } = spanOf(cell)
      width += colspan
      if (rowspan > 1) reaching.push({ until: at + rowspan, colspan })
    }
    widest = Math.max(widest, width)
    if (widest > MAX_TABLE_COLUMNS) break
  }
  return widest
}

/** `taken` says of each row how many columns its cells and those from above take. */
type Layout = { rows: AnyNode[][]; taken: number[]; width: number }

function laidOut({ content = [] }: AnyNode): Layout {
  /** Up to which row each column is taken. */
  const until: number[] = []
  const isTaken = (column: number, row: number) => (until[column] ?? 0) > row
  const layout: Layout = { rows: [], taken: [], width: 0 }
  for (const [at, row] of content.entries()) {
    let column = 0
    const cells = (row.content ?? []).map((cell) => {
      while (isTaken(column, at)) column += 1
      const { colspan, rowspan } = spanOf(cell)
      const start = column
      const end = Math.min(at + rowspan, content.length)
      do until[column++] = end
      while (column < start + colspan && !isTaken(column, at))
      return spanned(cell, { colspan: column - start, rowspan: end - at })
    })
    const columns = Array.from(until, (_, one) => isTaken(one, at))
    layout.rows.push(cells)
    layout.taken.push(columns.filter(Boolean).length)
    layout.width = Math.max(layout.width, columns.lastIndexOf(true) + 1)
  }
  return layout
}

function spanned(cell: AnyNode, { colspan, rowspan }: Span): AnyNode {
  const attrs = { ...cell.attrs, colspan, rowspan }
  return withoutDefault(withoutDefault({ ...cell, attrs }, 'colspan', 1), 'rowspan', 1)
}

function emptyCells(count: number): AnyNode[] {
  return Array.from({ length: Math.max(0, count) }, () => ({
    type: 'tableCell',
    content: [{ type: 'paragraph' }],
  }))
}
