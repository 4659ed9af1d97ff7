import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

export type Cell = string | number | boolean | Date | null

/** Rows per chunk: a chunk for each row would cost more than writing it. */
const AT_ONCE = 500

/** Writes rows into a table by COPY. */
export async function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const named = columns.map((column) => `"${column}"`).join(', ')
  await pipeline(Readable.from(lines(rows)), client.query(from(`COPY "${table}" (${named}) FROM STDIN`)))
}

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let text = ''
  let count = 0
  for (const row of rows) {
    text += `${row.map(written).join('\t')}\n`
    count += 1
    if (count % AT_ONCE !== 0) continue
    yield text
    text = ''
  }
  if (text) yield text
}

function written(cell: Cell): string {
  if (cell === null) return '\\N'
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell !== 'string') return String(cell)
  return /[\\\t\n\r]/.test(cell) ? cell.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : cell
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
