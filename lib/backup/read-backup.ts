import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { decompress, type OnBytes } from './decompress.ts'
import {
  damaged,
  endSchema,
  type Header,
  headerSchema,
  notABackup,
  parseLine,
  sumSchema,
  type Table,
  tableSchema,
  VERSION,
} from './format.ts'
import { LineReader } from './line-reader.ts'
import { RowSum } from './row-sum.ts'

/** The header of a backup, and the number of rows of each table. */
export type Contents = { header: Header; rows: Record<string, number> }

export type Visitor = {
  onHeader?: (header: Header) => Promise<void> | void
  /** Must read `rows` to the end: lines of COPY's text format, in chunks of whole lines. */
  onTable: (table: Table, rows: AsyncIterable<Buffer>) => Promise<void>
  onBytes?: OnBytes
}

/**
 * Reads a whole backup and verifies its checksums; each table's after its rows.
 * @throws DomainError invalid-input for a file that is not a backup, or is damaged
 */
export async function readBackup(path: string, visitor: Visitor): Promise<Contents> {
  const lines = new LineReader(decompress(path, visitor.onBytes))
  try {
    const header = await headerOf(lines, path)
    await visitor.onHeader?.(header)
    const rows = await readTables(lines, visitor)
    await lines.end()
    return { header, rows }
  } finally {
    await lines.close()
  }
}

async function headerOf(lines: LineReader, path: string): Promise<Header> {
  const header = parseLine(headerSchema, await lines.line(), (error) => notABackup(path, error))
  if (header.version <= VERSION) return header
  throw new DomainError('invalid-input', '这份备份的格式比这一版程序新，请先更新程序。')
}

const nextSchema = z.union([tableSchema, endSchema])

async function readTables(lines: LineReader, { onTable }: Visitor): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (;;) {
    const before = lines.sum()
    const next = parseLine(nextSchema, await lines.line())
    if ('end' in next) {
      if (next.sha256 !== before) throw damaged()
      return counts
    }
    const sum = new RowSum()
    await onTable(next, summed(lines.rows(), sum))
    const found = sum.result()
    const written = parseLine(sumSchema, await lines.line())
    if (written.sha256 !== found.sha256 || written.rows !== found.rows) throw damaged()
    counts[next.table] = found.rows
  }
}

async function* summed(rows: AsyncIterable<Buffer>, sum: RowSum): AsyncGenerator<Buffer> {
  for await (const chunk of rows) {
    sum.add(chunk)
    yield chunk
  }
}
