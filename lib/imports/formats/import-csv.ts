import Papa from 'papaparse'
import { DomainError } from '../../errors.ts'
import type { Found, ImportContext } from '../candidate.ts'
import { fileBytes, fileSize, filesOf } from '../runs/run-files.ts'
import type { RunFile, RunInput } from '../runs/run-input.ts'
import { bodyThread, type ReadBody } from './body-thread.ts'
import { countedBytes } from './counted-bytes.ts'
import { hasSoundQuotes } from './csv-quotes.ts'
import { decodedText } from './decode-text.ts'
import { type RecordValues, recordCandidate } from './record-candidate.ts'
import { type RecordField, recordField } from './record-names.ts'
import { type TextRecord, textRecords } from './text-records.ts'

/** More names of columns than any table has. */
const MAX_HEADER = 10_000

type Table = { delimiter: string; fields: (RecordField | null)[] }

/** Reads tables: CSV of Excel and others (RFC 4180), separated by commas, semicolons or tabs. The first line names the
 *  columns, in Chinese or English.
 *  @throws DomainError invalid-input */
export async function* importCsv(input: RunInput, context: ImportContext): AsyncGenerator<Found> {
  const files = filesOf(input)
  const counted = await countedBytes(files, fileSize, context)
  const thread = bodyThread()
  const read: ReadBody = (task) => thread.read(task, context.signal)
  try {
    for (const file of files)
      yield* readTable(file, { counted, read, prefix: files.length > 1 ? `${file.name}:` : '' })
  } finally {
    await thread.close()
  }
}

type Reading = {
  counted: (bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>
  read: ReadBody
  /** Of the keys. */
  prefix: string
}

async function* readTable(file: RunFile, { counted, read, prefix }: Reading): AsyncGenerator<Found> {
  let table: Table | null = null
  for await (const record of textRecords(decodedText(counted(fileBytes(file))), { quoted: true })) {
    if (table) yield await candidateOf(readRow(record, table), `${prefix}${record.line}`, read)
    else table = readHeader(record)
  }
  if (!table) throw new DomainError('invalid-input', `文件“${file.name}”是空的。`)
}

function readHeader({ text }: TextRecord): Table {
  if (text.length > MAX_HEADER) throw new DomainError('invalid-input', '第一行太长，不像是各列的名称。')
  const { data, meta } = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';', '，'] })
  const fields = (data[0] ?? []).map(recordField)
  const missing = [
    ...(fields.includes('title') ? [] : ['标题']),
    ...(fields.includes('body') ? [] : ['正文']),
  ]
  if (missing.length > 0)
    throw new DomainError(
      'invalid-input',
      `第一行没有“${missing.join('”和“')}”这一列。第一行要写明各列是什么，如：标题,正文,来源,原网址,时间。`,
    )
  const twice = fields.find((field, at) => field !== null && fields.indexOf(field) !== at)
  if (twice)
    throw new DomainError('invalid-input', `第一行有两列都是“${data[0]?.[fields.lastIndexOf(twice)]}”。`)
  return { delimiter: meta.delimiter, fields }
}

type Row = { line: number; values: RecordValues } | { reason: string }

async function candidateOf(row: Row, key: string, read: ReadBody): Promise<Found> {
  if ('reason' in row) return { key, ...row }
  const found = await recordCandidate(key, row.values, read)
  return 'reason' in found ? { ...found, reason: `第 ${row.line} 行：${found.reason}` } : found
}

function readRow({ line, text }: TextRecord, { delimiter, fields }: Table): Row {
  if (!hasSoundQuotes(text, delimiter)) return { reason: `第 ${line} 行的引号不对。` }
  const { data, errors } = Papa.parse<string[]>(text, { delimiter })
  const [row = [], more] = data
  const wrong = errors.find(({ type }) => type === 'Quotes')
  if (wrong || more) return { reason: `第 ${line} 行的引号不对。` }
  if (row.length !== fields.length)
    return { reason: `第 ${line} 行有 ${row.length} 列，第一行有 ${fields.length} 列。` }
  const values: RecordValues = {}
  for (const [at, field] of fields.entries()) if (field) values[field] = row[at] ?? ''
  return { line, values }
}
