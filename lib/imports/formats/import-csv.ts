import Papa from 'papaparse'
import { DomainError } from '../../errors.ts'
import type { Found, ImportContext } from '../candidate.ts'
import { fileBytes, fileSize, filesOf } from '../runs/run-files.ts'
import type { RunFile, RunInput } from '../runs/run-input.ts'
import { countedBytes } from './counted-bytes.ts'
import { decodedText } from './decode-text.ts'
import { type RecordValues, recordCandidate } from './record-candidate.ts'
import { type RecordField, recordField } from './record-names.ts'
import { type TextRecord, textRecords } from './text-records.ts'

type Table = { delimiter: string; fields: (RecordField | null)[] }

/** Reads tables: CSV of Excel and others (RFC 4180), separated by commas, semicolons or tabs. The first line names the
 *  columns, in Chinese or English.
 *  @throws DomainError invalid-input */
export async function* importCsv(input: RunInput, context: ImportContext): AsyncGenerator<Found> {
  const files = filesOf(input)
  const counted = await countedBytes(files, fileSize, context)
  for (const file of files) yield* readTable(file, files.length > 1 ? `${file.name}:` : '', counted)
}

async function* readTable(
  file: RunFile,
  prefix: string,
  counted: (bytes: AsyncIterable<Buffer>) => AsyncIterable<Buffer>,
): AsyncGenerator<Found> {
  let table: Table | null = null
  for await (const record of textRecords(decodedText(counted(fileBytes(file))), { quoted: true })) {
    if (table) yield readRow(record, table, prefix)
    else table = readHeader(record)
  }
  if (!table) throw new DomainError('invalid-input', `文件“${file.name}”是空的。`)
}

function readHeader({ text }: TextRecord): Table {
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

function readRow({ line, text }: TextRecord, { delimiter, fields }: Table, prefix: string): Found {
  const key = `${prefix}${line}`
  const { data, errors } = Papa.parse<string[]>(text, { delimiter })
  const [row = [], more] = data
  const wrong = errors.find(({ type }) => type === 'Quotes')
  if (wrong || more) return { key, reason: `第 ${line} 行的引号不对。` }
  if (row.length !== fields.length)
    return { key, reason: `第 ${line} 行有 ${row.length} 列，第一行有 ${fields.length} 列。` }
  const values: RecordValues = {}
  for (const [at, field] of fields.entries()) if (field) values[field] = row[at] ?? ''
  const found = recordCandidate(key, values)
  return 'reason' in found ? { ...found, reason: `第 ${line} 行：${found.reason}` } : found
}
