import { visibleName } from '../text/visible.ts'
import { isWebAddress, tidyAddress } from '../text/web-address.ts'
import { withoutButtons } from './chrome.ts'
import { damagedPage, excerpt, type PageLine } from './damaged-page.ts'
import { labelsOf, type MetaField } from './meta-labels.ts'
import { MOST_VIEWS, readCount } from './read-count.ts'
import { type ReadDate, readDate } from './read-date.ts'

/** What a page says of an article beside its text. */
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

/** A part of a line that has no place in an article, and is told of. */
export type NotUnderstood = { line: number; text: string }

type Item = { line: number; label: string; field: MetaField; value: string }

const MOST_NAME = 80
/** A longer line is no list of facts. */
const LONGEST_LINE = 1_000
const NOTHING = /^(?:-+|—+|无|暂无|未知|null|undefined)$/

/** Whether a line begins with one of the facts of an article: a label that we know, or its date. */
export function isMetaLine(text: string): boolean {
  if (text.length > LONGEST_LINE) return false
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

/** The facts in the lines of a page, in any order; what is none of them is told of, not guessed.
 *  @throws DomainError invalid-input at the line of a fact that cannot be one, or that is there twice */
export function readMeta(
  lines: readonly PageLine[],
  today: string,
): { meta: Meta; notUnderstood: NotUnderstood[] } {
  const notUnderstood: NotUnderstood[] = []
  const items = lines.flatMap((line) => itemsOf(line, notUnderstood))
  refuseTwice(items)
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

/** The labelled values of a line. What stands before the first label is its date, or is told of. */
function itemsOf({ number, text }: PageLine, notUnderstood: NotUnderstood[]): Item[] {
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

function refuseTwice(items: readonly Item[]): void {
  const seen = new Set<string>()
  for (const { line, label, field } of items) {
    if (field !== 'unknown' && seen.has(label)) throw damagedPage(line, `“${label}”写了两次。`)
    seen.add(label)
  }
}

type Report = (item: Item, text: string) => void

function dateOf(item: Item, today: string, report: Report): ReadDate {
  const date = readDate(item.value)
  if (date === null)
    throw damagedPage(item.line, `${item.label}应是像 2023-08-18 的日子，却是“${excerpt(item.value)}”。`)
  if (date.on > today) throw damagedPage(item.line, `${item.label}是 ${date.on}，今天才 ${today}。`)
  report(item, item.value.slice(date.length))
  return date
}

function countOf(item: Item | undefined, report: Report): number | null {
  if (item === undefined) return null
  const read = readCount(item.value)
  if (read === null)
    throw damagedPage(
      item.line,
      `${item.label}应是 0 到 ${MOST_VIEWS} 的整数，却是“${excerpt(item.value)}”。`,
    )
  report(item, item.value.slice(read.length))
  return read.count
}

function nameOf({ line, label, value: whole }: Item, value = whole): string | null {
  if (value.includes('\t')) throw damagedPage(line, `${label}里有制表符。`)
  const name = visibleName(value)
  if (name.length > MOST_NAME) throw damagedPage(line, `${label}最多 ${MOST_NAME} 字。`)
  return name || null
}

const ADDRESS = /https?:\/\/[^\s\u3000<>"\u3010\u3011\uff08\uff09()]+/i

const IN_BRACKETS = new RegExp(
  `[(\\uff08\\u3010[]?\\s{0,9}${ADDRESS.source}\\s{0,9}[)\\uff09\\u3011\\]]?`,
  'i',
)

function addressIn(value: string): string | null {
  const address = tidyAddress(ADDRESS.exec(value)?.[0] ?? '')
  return isWebAddress(address) ? address : null
}

function withoutAddress(value: string): string {
  return trimmed(value.replace(IN_BRACKETS, ''))
}

const PAIRS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '\u3010': '\u3011', '\uff08': '\uff09' }
const ENDS =
  /^[\s|\uff5c\u00b7;\uff1b,\uff0c\u3001\]\u3011]+|[\s|\uff5c\u00b7;\uff1b,\uff0c\u3001/[\u3010(\uff08]+$/gu

/** A value without the separators and brackets around it. */
function trimmed(text: string): string {
  const inner = text.replace(ENDS, '')
  const closing = PAIRS[inner[0] ?? '']
  if (closing !== undefined && inner.endsWith(closing)) return trimmed(inner.slice(1, -1))
  // Opened before the label: [来源:乐从发布]
  const last = inner.at(-1) ?? ''
  const opening = Object.entries(PAIRS).find(([, close]) => close === last)?.[0]
  if (opening !== undefined && !inner.includes(opening)) return trimmed(inner.slice(0, -1))
  return closing !== undefined && !inner.includes(closing) ? trimmed(inner.slice(1)) : inner
}
