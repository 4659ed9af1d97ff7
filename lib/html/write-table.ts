import { alignmentOf } from './alignment.ts'
import { isHidden, isPreformatted, styleOf } from './element-style.ts'
import { marksWithin } from './inline-marks.ts'
import type { Place } from './line-writer.ts'
import type { TidyWalk } from './tidy-walk.ts'

const MOST_SPANNED = 100

/** Tables that only place things on a page: those that hold another table, and those of one cell. */
export function layoutTables(root: Element): ReadonlySet<Element> {
  const layouts = new Set<Element>()
  for (const table of root.querySelectorAll('table')) {
    const around = table.parentElement?.closest('table')
    if (around && around !== root) layouts.add(around)
    if (rowsOf(table).flatMap(cellsOf).length < 2 || table.getAttribute('role') === 'presentation')
      layouts.add(table)
  }
  return layouts
}

/** Writes a table: the rows that are shown and are not there only for the widths of columns. */
export function writeTable(walk: TidyWalk, table: Element, place: Place): void {
  walk.lines.close()
  if (walk.layouts.has(table)) {
    walk.block(table, new Map(), place)
    return
  }
  const caption = [...table.children].find(({ localName }) => localName === 'caption')
  if (caption) walk.element(caption, place)
  const body = walk.document.createElement('tbody')
  for (const row of rowsOf(table)) {
    const made = walk.document.createElement('tr')
    for (const cell of cellsOf(row)) made.appendChild(writtenCell(walk, cell, row, place))
    if (made.firstChild && !isForWidths(row, made)) body.appendChild(made)
  }
  if (!body.firstChild) return
  const made = walk.document.createElement('table')
  made.appendChild(body)
  place.container.appendChild(made)
}

function writtenCell(walk: TidyWalk, cell: Element, row: Element, around: Place): Element {
  const isHead = cell.localName === 'th' || row.parentElement?.localName === 'thead'
  const style = styleOf(cell)
  const container = walk.document.createElement(isHead ? 'th' : 'td')
  // Excel gives every number the attribute `align`, which is no choice of an editor's.
  const align = alignmentOf(style.get('text-align'))
  // A header is set in bold by itself.
  const marks = isHead ? new Set<never>() : marksWithin(cell, style, new Set(), false)
  const isShown = isPreformatted(cell, style, around.isPreformatted)
  walk.children(cell, { container, line: 'p', align, marks, href: null, isPreformatted: isShown })
  walk.lines.close()
  // Every cell has a line to write in.
  if (!container.firstChild) container.appendChild(walk.document.createElement('p'))
  for (const name of ['colspan', 'rowspan'] as const)
    if (spanOf(cell, name) > 1) container.setAttribute(name, String(spanOf(cell, name)))
  return container
}

/** How many columns or rows a cell covers. */
function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10)
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), MOST_SPANNED)
}

function rowsOf(table: Element): Element[] {
  return childrenShown(table).flatMap((part) => {
    if (part.localName === 'tr') return [part]
    return /^t(?:head|body|foot)$/.test(part.localName)
      ? childrenShown(part).filter(({ localName }) => localName === 'tr')
      : []
  })
}

function cellsOf(row: Element): Element[] {
  return childrenShown(row).filter(({ localName }) => localName === 'td' || localName === 'th')
}

function childrenShown(parent: Element): Element[] {
  return [...parent.children].filter((child) => !isHidden(child, styleOf(child)))
}

/** Word ends a table by a row of no height, which only tells the widths of its columns. */
function isForWidths(row: Element, made: Element): boolean {
  const height = row.getAttribute('height') ?? styleOf(row).get('height') ?? ''
  return /^0/.test(height) && (made.textContent ?? '').trim() === '' && !made.querySelector('img')
}
