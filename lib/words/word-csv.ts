import Papa from 'papaparse'
import type { WordKind } from '#lib/db/generated/enums.ts'
import { wordSchema } from './word-fields.ts'
import { type ListedWord, wordKindNames } from './word-kinds.ts'

const COLUMNS = ['类别', '词', '替换为', '备注']
/** Excel takes a file for UTF-8 by this. */
const BYTE_ORDER_MARK = '\ufeff'
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

export type RefusedLine = { line: number; reason: string }

/** The word list as a CSV file that Excel and WPS open. */
export function wordsToCsv(words: readonly ListedWord[]): string {
  const rows = words.map(({ kind, text, replacement, note }) => [
    wordKindNames[kind],
    text,
    replacement,
    note,
  ])
  const safe = rows.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)))
  return `${BYTE_ORDER_MARK}${Papa.unparse({ fields: COLUMNS, data: safe }, { newline: '\r\n' })}\r\n`
}

/** The entries of a CSV file: kind, word, replacement, note. Of a word that stands in it twice the last line counts. */
export function wordsOfCsv(csv: string): { words: ListedWord[]; refused: RefusedLine[] } {
  const { data } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: false })
  const refused: RefusedLine[] = []
  const words = new Map<string, ListedWord>()
  for (const [at, row] of data.entries()) {
    if (row.every((cell) => cell.trim() === '') || (at === 0 && row[0]?.trim() === COLUMNS[0])) continue
    const parsed = wordSchema.safeParse(given(row))
    if (parsed.success) words.set(parsed.data.text, parsed.data)
    else refused.push({ line: at + 1, reason: parsed.error.issues[0]?.message ?? '格式不对' })
  }
  return { words: [...words.values()], refused }
}

function given([kind = '', text = '', replacement = '', note = '']: string[]) {
  const cell = (value: string) => value.trim().replace(/^'(?=[=+\-@])/, '')
  return {
    kind: kindOf(kind.trim()),
    text: cell(text),
    replacement: cell(replacement),
    note: cell(note),
  }
}

function kindOf(name: string): WordKind | undefined {
  const kinds = Object.keys(wordKindNames) as WordKind[]
  return kinds.find((kind) => wordKindNames[kind] === name || kind === name)
}
