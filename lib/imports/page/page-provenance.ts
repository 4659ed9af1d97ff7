import { drawnOnly, visibleName } from '../../text/visible.ts'
import { isWebAddress } from '../../text/web-address.ts'
import { withoutButtons } from '../boilerplate.ts'
import type { MetaField } from '../meta-labels.ts'
import { addressIn, type Item, isMetaLine, itemsOf, trimmed, withoutAddress } from '../read-meta.ts'
import type { PageMetas } from './page-metas.ts'
import { type PageTime, timeOf } from './page-time.ts'

/** Who a page names, and when it says that it was printed. */
export type Provenance = {
  printed: PageTime | null
  sourceName: string | null
  /** Where the page says that it has the text from. */
  sourceUrl: string | null
  author: string | null
  sourceEditor: string | null
  sourceResponsibleEditor: string | null
  photographer: string | null
}

const MAX_NAME = 80
/** A longer line without labels is the text's beginning. */
const MAX_HEAD_LINE = 120
const MAX_HEAD_LINES = 20
const MAX_CREDIT_LINE = 100
/** Names that systems write for whoever entered the text. */
const NO_AUTHOR =
  /^(?:admin|administrator|system|root|网站管理员|管理员|系统管理员|超级管理员|编辑|佚名|匿名|本站|网络)$/i

/** Reads what stands between title and text, and the names of editors wherever they stand on a line of their own. */
export function provenanceOf(lines: readonly string[], title: string | null, metas: PageMetas): Provenance {
  const after = linesAfterTitle(lines, title)
  const head = headLines(after)
  const items = head.flatMap(itemsIn)
  const credits = after.filter(isCredit).flatMap(itemsIn)
  const named = (field: MetaField) => nameOf(field, items) ?? nameOf(field, credits)
  const author = authorOf(metas.named('Author', 'article:author'))
  const site = metas.named('SiteName', 'og:site_name')
  const source = sourceFrom(metas.named('ContentSource', 'source', 'article:source')) ?? named('source')
  return {
    printed: printedTime(head, items),
    sourceName: source ?? account(metas) ?? sourceFrom(site) ?? sourceFrom(metas.linked('publisher')),
    sourceUrl: originalAddress(items),
    author: named('author') ?? (author !== null && author !== source && author !== site ? author : null),
    sourceEditor: named('editor'),
    sourceResponsibleEditor: named('responsibleEditor'),
    photographer: named('photographer'),
  }
}

/** The lines behind the title's last occurrence before the text, which repeats in breadcrumbs. */
function linesAfterTitle(lines: readonly string[], title: string | null): readonly string[] {
  const wanted = drawnOnly(title ?? '')
  const at = wanted === '' ? -1 : lines.findIndex((line) => drawnOnly(line) === wanted)
  const again = lines.findIndex((line, index) => index > at && index <= at + 3 && drawnOnly(line) === wanted)
  return lines.slice(Math.max(at, again) + 1)
}

function headLines(lines: readonly string[]): string[] {
  const head: string[] = []
  for (const line of lines.slice(0, MAX_HEAD_LINES)) {
    if (line.length > MAX_HEAD_LINE && !isMetaLine(line)) break
    head.push(line)
  }
  return head
}

function itemsIn(line: string): Item[] {
  return itemsOf({ number: 0, text: line }, [])
}

/** A line that names editors and says nothing else. */
export function isCredit(line: string): boolean {
  const words = trimmed(withoutButtons(line).replaceAll('\n', ' ')).replace(/^[（(【[]\s*/, '')
  if (words.length > MAX_CREDIT_LINE || !isMetaLine(words)) return false
  const items = itemsIn(words)
  return items.length > 0 && items.every(({ field }) => isCreditField(field))
}

const isCreditField = (field: MetaField) =>
  ['editor', 'responsibleEditor', 'photographer', 'author', 'source', 'address', 'unknown'].includes(field)

function printedTime(head: readonly string[], items: readonly Item[]): PageTime | null {
  const labelled = [
    ...items.filter(({ field }) => field === 'time'),
    ...items.filter(({ field }) => field === 'updated'),
  ]
  for (const text of [...labelled.map(({ value }) => value), ...head]) {
    const time = timeOf(text)
    if (time) return time
  }
  return null
}

function nameOf(field: MetaField, items: readonly Item[]): string | null {
  for (const item of items) {
    if (item.field !== field) continue
    const name = field === 'source' ? sourceFrom(item.value) : personIn(item.value)
    if (name) return name
  }
  return null
}

const BUTTONS =
  /(?:\s+(?:举报|关注|订阅|分享|收藏|评论|打印|纠错|进入主页|手机(?:看|版)\S*|我要\S*|查看\S*|点击\S*|\d+))+$/

/** A name up to what the page writes behind it: a date, a bar, a button. */
function clean(value: string): string {
  const before = withoutAddress(value).split(/\s{2,}|[|｜\t]|\s+\d{4}\s?[-年/.]/, 1)[0] ?? ''
  return trimmed(visibleName(before.replace(BUTTONS, '').replace(/^(?:来源|来自|作者|记者)\s*[:：]\s*/, '')))
}

function personIn(value: string): string | null {
  const name = clean(value).replace(/\s+[A-Z]{1,4}\d{2,}$/, '')
  return name === '' || name.length > MAX_NAME || !/\p{L}/u.test(name) || NO_AUTHOR.test(name) ? null : name
}

function sourceFrom(value: string | null): string | null {
  if (value === null || isWebAddress(value.trim())) return null
  const name = clean(value)
  return name === '' ||
    name.length > MAX_NAME ||
    !/\p{L}/u.test(name) ||
    /^(?:本站|原创|其他|其它|网络|互联网|转载)$/.test(name)
    ? null
    : name
}

/** What is filled in for programs is an account's number or address as often as a name. */
function authorOf(value: string | null): string | null {
  return value !== null && /^[\p{Script=Han}·、，,\s]{2,40}$/u.test(value) ? personIn(value) : null
}

/** The official account of a page of WeChat's. */
function account(metas: PageMetas): string | null {
  return metas.variable('ct') === null ? null : sourceFrom(metas.variable('nickname'))
}

function originalAddress(items: readonly Item[]): string | null {
  const item = items.find(({ field }) => field === 'address') ?? items.find(({ field }) => field === 'source')
  return item ? addressIn(item.value) : null
}
