import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A line of the table that `npm run bench` prints. */
export type Row = {
  what: string
  against: string
  figure: string
  /** The target; empty for a figure without one. */
  target: string
  /** Whether the target is met; absent without one. */
  isMet?: boolean
}

const PAGE = join(import.meta.dirname, 'README.md')
const marks = ['<!-- bench: begin -->', '<!-- bench: end -->'] as const

export const times = (ratio: number) =>
  `${ratio >= 100 ? Math.round(ratio) : ratio.toPrecision(ratio > 9 ? 3 : 2)} ×`
export const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`

/** A row with a ratio as figure, and its least value as target. */
export function atLeast(least: number, what: string, against: string, ratio: number): Row {
  return { what, against, figure: times(ratio), target: `≥ ${least} ×`, isMet: ratio >= least }
}

/** A row with the figure's greatest value as target. */
export function atMost(
  most: number,
  what: string,
  against: string,
  value: number,
  shown: (value: number) => string,
): Row {
  return { what, against, figure: shown(value), target: `≤ ${shown(most)}`, isMet: value <= most }
}

export function table(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const cells = rows.map(({ what, against, figure, target, isMet }) => [
    what,
    against,
    figure,
    target === '' ? '' : `${target} ${isMet ? '✓' : '✗'}`,
  ])
  return [['what', 'against', 'figure', 'target'], ['---', '---', '---', '---'], ...cells]
    .map(line)
    .join('\n')
}

/** Writes the table between its marks in bench/README.md. */
export async function writeIntoDocs(text: string): Promise<void> {
  const page = await readFile(PAGE, 'utf8')
  const [begin, end] = [page.indexOf(marks[0]), page.indexOf(marks[1])]
  if (begin < 0 || end < begin) throw new Error(`bench/README.md has no place between ${marks.join(' and ')}`)
  const before = page.slice(0, begin + marks[0].length)
  await writeFile(PAGE, `${before}\n\n${text}\n\n${page.slice(end)}`)
}
