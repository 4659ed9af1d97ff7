import { visibleName } from '../text/visible.ts'
import { isWebAddress, tidyAddress } from '../text/web-address.ts'
import { withoutButtons } from './boilerplate.ts'
import { labelsOf, type MetaField } from './meta-labels.ts'
import { excerpt, type PageLine, pageError } from './page-error.ts'
import { MAX_VIEWS, readCount } from './read-count.ts'
import { type ReadDate, readDate } from './read-date.ts'

/** The metadata of an article, as the page gives it. */
export type Meta = {
  published: ReadDate | null
  views: number | null
  sourceName: string | null
  sourceUrl: string | null
  author: string | null
  sourceEditor: string | null
  sourceResponsibleEditor: string | null
  photographer: string | null
}

/** A part of a metadata line that no field of an article holds. It is reported. */
export type NotUnderstood = { line: number; text: string }

export type Item = { line: number; label: string; field: MetaField; value: string }

const MAX_NAME = 80
/** A longer line is not metadata. */
const MAX_LINE = 1_000
const NOTHING = /^(?:-+|—+|无|暂无|未知|null|undefined)$/

/** Whether a line begins with metadata: a known label, or a date. */
export function isMetaLine(text: string): boolean {
  if (text.length > MAX_LINE) return false
  const [first] = labelsOf(text)
  const before = trimmed(first ? text.slice(0, first.at) : text)
  if (first && before === '') return first.field !== 'unknown'
  const date = readDate(before)
  return (
    date !== null &&
    trimmed(before.slice(date.length)) === '' &&
    (first === undefined || first.field !== 'unknown')
  )
}

/** Reads the metadata lines of a page, in any order. What is not understood is reported, not guessed.
 *  @throws DomainError invalid-input with the line of an invalid value, or of a label that occurs twice */
export function readMeta(
  lines: readonly PageLine[],
  today: string,
): { meta: Meta; notUnderstood: NotUnderstood[] } {
  const notUnderstood: NotUnderstood[] = []
  const items = lines.flatMap((line) => itemsOf(line, notUnderstood))
  refuseDuplicates(items)
  const report = (item: Item, text: string) => {
    const left = trimmed(text)
    if (left !== '')
      notUnderstood.push({ line: item.line, text: left === item.value ? `${item.label}:${left}` : left })
  }
  const first = (field: MetaField) => {
    const [used, ...others] = items.filter((item) => item.field === field && item.value !== '')
    for (const item of others) report(item, item.value)
    return used
  }
  for (const item of items)
    if (item.field === 'unknown') notUnderstood.push({ line: item.line, text: `${item.label}:${item.value}` })

  const time = first('time') ?? items.find(({ field }) => field === 'time')
  const dated = time ?? first('updated')
  const named = (field: MetaField) => {
    const item = first(field)
    return item ? nameOf(item) : null
  }
  const source = first('source')
  const sourceUrl = addressIn(first('address')?.value ?? source?.value ?? '')
  const meta = {
    published: dated ? dateOf(dated, today, report) : null,
    views: countOf(first('views'), report),
    sourceName: source ? nameOf(source, withoutAddress(source.value)) : null,
    sourceUrl,
    author: named('author'),
    sourceEditor: named('editor'),
    sourceResponsibleEditor: named('responsibleEditor'),
    photographer: named('photographer'),
  }
  return { meta, notUnderstood: notUnderstood.sort((one, other) => one.line - other.line) }
}

/** The labelled values of a line. Text before the first label is the date, or is reported. */
export function itemsOf({ number, text }: PageLine, notUnderstood: NotUnderstood[]): Item[] {
  const line = withoutButtons(text)
  const labels = labelsOf(line)
  const before = trimmed(line.slice(0, labels[0]?.at))
  const items: Item[] = []
  if (readDate(before)) items.push({ line: number, label: '时间', field: 'time', value: before })
  else if (before !== '') notUnderstood.push({ line: number, text: before })
  for (const [at, { name, field, end }] of labels.entries()) {
    const [value = '', ...after] = line
      .slice(end, labels[at + 1]?.at)
      .split('\n')
      .map(trimmed)
    items.push({ line: number, label: name, field, value: NOTHING.test(value) ? '' : value })
    for (const left of after) if (left !== '') notUnderstood.push({ line: number, text: left })
  }
  return items
}

function refuseDuplicates(items: readonly Item[]): void {
  const seen = new Set<string>()
  for (const { line, label, field } of items) {
    if (field !== 'unknown' && seen.has(label)) throw pageError(line, `“${label}”写了两次。`)
    seen.add(label)
  }
}

type Report = (item: Item, text: string) => void

function dateOf(item: Item, today: string, report: Report): ReadDate {
  const date = readDate(item.value)
  if (date === null)
    throw pageError(item.line, `${item.label}应是像 2023-08-18 的日子，却是“${excerpt(item.value)}”。`)
  if (date.on > today) throw pageError(item.line, `${item.label}是 ${date.on}，今天才 ${today}。`)
  report(item, item.value.slice(date.length))
  return date
}

function countOf(item: Item | undefined, report: Report): number | null {
  if (item === undefined) return null
  const read = readCount(item.value)
  if (read === null)
    throw pageError(item.line, `${item.label}应是 0 到 ${MAX_VIEWS} 的整数，却是“${excerpt(item.value)}”。`)
  report(item, item.value.slice(read.length))
  return read.count
}

function nameOf({ line, label, value: whole }: Item, value = whole): string | null {
  if (value.includes('\t')) throw pageError(line, `${label}里有制表符。`)
  const name = visibleName(value)
  if (name.length > MAX_NAME) throw pageError(line, `${label}最多 ${MAX_NAME} 字。`)
  return name || null
}

const ADDRESS = /https?:\/\/[^\s\u3000<>"\u3010\u3011\uff08\uff09()]+/i

const IN_BRACKETS = new RegExp(
  `[(\\uff08\\u3010[]?\\s{0,9}${ADDRESS.source}\\s{0,9}[)\\uff09\\u3011\\]]?`,
  'i',
)

export function addressIn(value: string): string | null {
  const address = tidyAddress(ADDRESS.exec(value)?.[0] ?? '')
  return isWebAddress(address) ? address : null
}

export function withoutAddress(value: string): string {
  return trimmed(value.replace(IN_BRACKETS, ''))
}

const PAIRS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '\u3010': '\u3011', '\uff08': '\uff09' }
const ENDS =
  /^[\s|\uff5c\u00b7;\uff1b,\uff0c\u3001\]\u3011]+|[\s|\uff5c\u00b7;\uff1b,\uff0c\u3001/[\u3010(\uff08]+$/gu

/** A value without the separators and brackets around it. */
export function trimmed(text: string): string {
  const inner = text.replace(ENDS, '')
  const closing = PAIRS[inner[0] ?? '']
  if (closing !== undefined && inner.endsWith(closing)) return trimmed(inner.slice(1, -1))
  // Opened before the label: [来源:乐从发布]
  const last = inner.at(-1) ?? ''
  const opening = Object.entries(PAIRS).find(([, close]) => close === last)?.[0]
  if (opening !== undefined && !inner.includes(opening)) return trimmed(inner.slice(0, -1))
  return closing !== undefined && !inner.includes(closing) ? trimmed(inner.slice(1)) : inner
}
