import type { Body } from '../articles/body/body.ts'
import { visibleLine } from '../text/visible.ts'
import { shanghaiDate } from '../time.ts'
import { bodyOfLines } from './body-of-lines.ts'
import { isBoilerplate } from './boilerplate.ts'
import { labelsOf } from './meta-labels.ts'
import { type PageLine, pageError, unexpectedLine } from './page-error.ts'
import { PageReader } from './page-reader.ts'
import { endsText, readEnding } from './read-ending.ts'
import { readHead } from './read-head.ts'
import { isMetaLine, type Meta, type NotUnderstood, readMeta } from './read-meta.ts'

/** The article of a collected page; no character of its text is changed. */
export type CollectedPage = Omit<Meta, 'published' | 'sourceName'> & {
  title: string
  /** `2023-08-18`, a day in Shanghai. */
  publishedOn: string
  /** The time of publication; midnight in Shanghai where the page gives the day alone. */
  publishedAt: Date
  sourceName: string
  summary: string
  body: Body
  /** The 声明 without its parentheses and its label; null where the page has none. */
  policy: string | null
  /** Parts of the metadata lines that no field of an article holds. */
  notUnderstood: NotUnderstood[]
}

const MAX = { title: 200, summary: 1_000 }
const METADATA = '“时间:… 人气:… 来源:… 作者:…”一行'
const SUMMARY =
  /^[\u3010[]?\s{0,9}(?:概\s{0,4}述|摘\s{0,4}要|内容摘要|导\s{0,4}读|内容提要|核心提示)\s{0,9}(?:[\u3011\]]\s{0,9}[:\uff1a]?|[:\uff1a])/

/**
 * Parses the text of a collected page: of the city sites, from the breadcrumb to 分享, or of another site, whose buttons
 * and links to other pages are left out.
 * @param today the current day in Shanghai (`2026-11-27`); a later date of publication is refused
 * @throws DomainError invalid-input; `details.line` is the line (from 1) that cannot be parsed
 */
export function parseCollected(text: string, today = shanghaiDate(new Date())): CollectedPage {
  const page = new PageReader(text)
  const head = readHead(page, METADATA)
  const title = boundedTitle(head.title)
  const { meta, notUnderstood } = readMetadata(page, today)
  const { summary, lines, policy } = readText(page, head.isCitySite)
  const { published, ...others } = meta
  return {
    ...others,
    title,
    publishedOn: published.on,
    publishedAt: published.at,
    summary,
    body: bodyOfLines(lines),
    policy,
    notUnderstood,
  }
}

function boundedTitle(line: PageLine): string {
  if (line.text.includes('\t')) throw pageError(line.number, '标题里有制表符。')
  const title = visibleLine(line.text)
  if (title.length > MAX.title) throw pageError(line.number, `标题最多 ${MAX.title} 字。`)
  return title
}

function readMetadata(page: PageReader, today: string) {
  const first = page.next(METADATA)
  if (!isMetaLine(first.text)) throw unexpectedLine(first, METADATA)
  const lines = [first]
  for (let more = page.nextIf(isMore); more; more = page.nextIf(isMore)) lines.push(more)
  /** Whether the metadata goes on; a label that was there already begins the text: 时间:8月17日上午. */
  function isMore(text: string): boolean {
    if (isBoilerplate(text)) return true
    if (SUMMARY.test(text) || !isMetaLine(text)) return false
    const known = new Set(lines.flatMap((line) => labelsOf(line.text).map(({ name }) => name)))
    return labelsOf(text).every(({ name }) => !known.has(name))
  }
  const { meta, notUnderstood } = readMeta(lines, today)
  const { published, sourceName } = meta
  if (published === null) throw pageError(first.number, '没有写明时间（时间、发布时间或日期）。')
  if (sourceName === null) throw pageError(first.number, '来源是空的；转载须写明来源。')
  return { meta: { ...meta, published, sourceName }, notUnderstood }
}

/** Summary, text and 声明. The summary can be the line after its label, unless that line is the only text. */
function readText(page: PageReader, isCitySite: boolean) {
  const label = page.nextIf((text) => SUMMARY.test(text))
  const same = label?.text.replace(SUMMARY, '').trim() ?? ''
  const next =
    label && same === ''
      ? page.nextIf((text, { number }) => number === label.number + 1 && !endsText(text))
      : null
  const { lines, policy, after } = readEnding(page, { isCitySite })
  const isText = lines.length === 0 && next !== null
  if (lines.length === 0 && next === null) throw after ? unexpectedLine(after, '正文') : page.ended('正文')
  const summary = isText ? '' : (next?.text ?? same)
  const at = next ?? label
  if (at && summary.length > MAX.summary) throw pageError(at.number, `概述最多 ${MAX.summary} 字。`)
  return { summary, lines: isText ? [next] : lines, policy }
}
