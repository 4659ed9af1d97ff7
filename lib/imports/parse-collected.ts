import type { Body } from '../articles/body/body.ts'
import { visibleLine } from '../text/visible.ts'
import { shanghaiDate } from '../time.ts'
import { bodyOfLines } from './body-of-lines.ts'
import { isChrome } from './chrome.ts'
import { damagedPage, type PageLine, unexpectedLine } from './damaged-page.ts'
import { labelsOf } from './meta-labels.ts'
import { PageReader } from './page-reader.ts'
import { endsText, readEnding } from './read-ending.ts'
import { readHead } from './read-head.ts'
import { isMetaLine, type Meta, type NotUnderstood, readMeta } from './read-meta.ts'

/** An article as a collected page shows it; its words are kept character for character. */
export type CollectedPage = Omit<Meta, 'published' | 'sourceName'> & {
  title: string
  /** `2023-08-18`, a day in Shanghai. */
  publishedOn: string
  /** That day's beginning, or the moment where the page has one. */
  publishedAt: Date
  sourceName: string
  summary: string
  body: Body
  /** The 声明 without its parentheses and its label; null where the page has none. */
  policy: string | null
  /** What stands among the facts and is none that an article has. */
  notUnderstood: NotUnderstood[]
}

const MOST = { title: 200, summary: 1_000 }
const FACTS = '“时间:… 人气:… 来源:… 作者:…”一行'
const SUMMARY =
  /^[\u3010[]?\s{0,9}(?:概\s{0,4}述|摘\s{0,4}要|内容摘要|导\s{0,4}读|内容提要|核心提示)\s{0,9}(?:[\u3011\]]\s{0,9}[:\uff1a]?|[:\uff1a])/

/**
 * Reads the text of a page as it was collected: of the city sites, from the breadcrumb to 分享, or of another site, whose
 * buttons and ways to other pages are left out.
 * @param today the day in Shanghai after which nothing can have been published
 * @throws DomainError invalid-input; `details.line` is the line (from 1) at which the text stopped making sense
 */
export function parseCollected(text: string, today = shanghaiDate(new Date())): CollectedPage {
  const page = new PageReader(text)
  const head = readHead(page, FACTS)
  const title = boundedTitle(head.title)
  const { meta, notUnderstood } = readFacts(page, today)
  const { summary, lines, policy } = readText(page, head.isOurs)
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
  if (line.text.includes('\t')) throw damagedPage(line.number, '标题里有制表符。')
  const title = visibleLine(line.text)
  if (title.length > MOST.title) throw damagedPage(line.number, `标题最多 ${MOST.title} 字。`)
  return title
}

function readFacts(page: PageReader, today: string) {
  const first = page.next(FACTS)
  if (!isMetaLine(first.text)) throw unexpectedLine(first, FACTS)
  const lines = [first]
  for (let more = page.nextIf(isMore); more; more = page.nextIf(isMore)) lines.push(more)
  /** Another line of facts; one that is there already begins the text: 时间:8月17日上午. */
  function isMore(text: string): boolean {
    if (isChrome(text)) return true
    if (SUMMARY.test(text) || !isMetaLine(text)) return false
    const known = new Set(lines.flatMap((line) => labelsOf(line.text).map(({ name }) => name)))
    return labelsOf(text).every(({ name }) => !known.has(name))
  }
  const { meta, notUnderstood } = readMeta(lines, today)
  const { published, sourceName } = meta
  if (published === null) throw damagedPage(first.number, '没有写明时间（时间、发布时间或日期）。')
  if (sourceName === null) throw damagedPage(first.number, '来源是空的；转载须写明来源。')
  return { meta: { ...meta, published, sourceName }, notUnderstood }
}

/** Summary, text and 声明. A summary may stand on the line after its label, if that is not all the text there is. */
function readText(page: PageReader, isOurs: boolean) {
  const label = page.nextIf((text) => SUMMARY.test(text))
  const same = label?.text.replace(SUMMARY, '').trim() ?? ''
  const next =
    label && same === ''
      ? page.nextIf((text, { number }) => number === label.number + 1 && !endsText(text))
      : null
  const { lines, policy, after } = readEnding(page, { isOurs })
  const isText = lines.length === 0 && next !== null
  if (lines.length === 0 && next === null) throw after ? unexpectedLine(after, '正文') : page.ended('正文')
  const summary = isText ? '' : (next?.text ?? same)
  const said = next ?? label
  if (said && summary.length > MOST.summary) throw damagedPage(said.number, `概述最多 ${MOST.summary} 字。`)
  return { summary, lines: isText ? [next] : lines, policy }
}
