import type { Body } from '../articles/body.ts'
import { shanghaiDate, startOfShanghaiDay } from '../time.ts'
import { bodyOfLines } from './body-of-lines.ts'
import { damagedPage, excerpt, type PageLine, unexpectedLine } from './damaged-page.ts'
import { PageReader } from './page-reader.ts'

/** An article as a collected page shows it; every text is kept character for character. */
export type CollectedPage = {
  title: string
  /** `2023-08-18`, a day in Shanghai. */
  publishedOn: string
  views: number
  sourceName: string
  author: string | null
  summary: string
  body: Body
  /** The 声明 without its parentheses and its label. */
  policy: string
}

const MOST_VIEWS = 1_000_000_000
const MOST = { title: 200, sourceName: 80, author: 80, summary: 1_000, policy: 10_000 }
const FACTS = '“时间:… 人气:… 来源:… 作者:…”一行'
const LABELS = ['时间', '人气', '来源', '作者'] as const

const isPolicyStart = (text: string) => /^[(\uff08]\s*声明\s*[:\uff1a]/.test(text)
const isShare = (text: string) => /^分享\s*[:\uff1a]?$/.test(text)
const isFacts = (text: string) => /^时间\s*[:\uff1a]/.test(text)

/**
 * Reads the text of a page of the city sites as it was collected, from the breadcrumb to 分享.
 * @param today the day in Shanghai after which nothing can have been published
 * @throws DomainError invalid-input; `details.line` is the line (from 1) at which the text stopped making sense
 */
export function parseCollected(text: string, today = shanghaiDate(new Date())): CollectedPage {
  const page = new PageReader(text)
  readBreadcrumb(page)
  const title = readTitle(page)
  const facts = readFacts(page, today)
  const summary = readSummary(page)
  const body = readBody(page)
  const policy = readPolicy(page)
  readEnd(page)
  return { title, ...facts, summary, body, policy }
}

function readBreadcrumb(page: PageReader): void {
  const start = page.next('“城市站点”')
  if (!/^城市站点\s*($|[>\uff1e\u203a])/.test(start.text)) throw unexpectedLine(start, '“城市站点”')
  let steps = start.text === '城市站点' ? 0 : 1
  while (page.nextIf((text) => /^[>\uff1e\u203a]/.test(text))) steps += 1
  const heading = page.next('“详细内容”')
  if (steps === 0) throw unexpectedLine(heading, '面包屑“> 标题”')
  if (heading.text !== '详细内容') throw unexpectedLine(heading, '“详细内容”')
}

function readTitle(page: PageReader): string {
  const line = page.next('标题')
  if (isFacts(line.text)) throw unexpectedLine(line, '标题')
  return bounded(line, line.text, '标题', MOST.title)
}

function readFacts(page: PageReader, today: string) {
  const line = page.next(FACTS)
  const [publishedOn, views, sourceName, author] = valuesOf(line)
  if (startOfShanghaiDay(publishedOn) === null)
    throw damagedPage(line.number, `时间应是像 2023-08-18 的日子，却是“${excerpt(publishedOn)}”。`)
  if (publishedOn > today) throw damagedPage(line.number, `时间是 ${publishedOn}，今天才 ${today}。`)
  if (!/^\d+$/.test(views) || views.length > 20 || Number(views) > MOST_VIEWS)
    throw damagedPage(line.number, `人气应是 0 到 ${MOST_VIEWS} 的整数，却是“${excerpt(views)}”。`)
  if (sourceName === '') throw damagedPage(line.number, '来源是空的；转载须写明来源。')
  return {
    publishedOn,
    views: Number(views),
    sourceName: bounded(line, sourceName, '来源', MOST.sourceName),
    author: bounded(line, author, '作者', MOST.author) || null,
  }
}

/** What stands behind each of the four labels, which come once each and in this order. */
function valuesOf(line: PageLine): [string, string, string, string] {
  const found = [...line.text.matchAll(/(时间|人气|来源|作者)\s*[:\uff1a]/g)]
  const inOrder = found.length === LABELS.length && LABELS.every((label, at) => found[at]?.[1] === label)
  if (!inOrder || found[0]?.index !== 0) throw unexpectedLine(line, FACTS)
  const [publishedOn = '', views = '', sourceName = '', author = ''] = found.map((label, at) =>
    line.text.slice(label.index + label[0].length, found[at + 1]?.index).trim(),
  )
  return [publishedOn, views, sourceName, author]
}

function readSummary(page: PageReader): string {
  const line = page.next('“概述:…”')
  const label = /^概述\s*[:\uff1a]/.exec(line.text)
  if (label === null) throw unexpectedLine(line, '“概述:…”')
  const summary = line.text.slice(label[0].length).trim()
  if (summary.length > MOST.summary) throw damagedPage(line.number, `概述最多 ${MOST.summary} 字。`)
  return summary
}

function readBody(page: PageReader): Body {
  const lines = page.until(isPolicyStart)
  if (lines === null) {
    page.until(isShare)
    const share = page.nextIf(isShare)
    throw share === null ? page.ended('“(声明:…)”和“分享”') : unexpectedLine(share, '“(声明:…)”')
  }
  if (lines.length === 0) throw unexpectedLine(page.next('正文'), '正文')
  return bodyOfLines(lines)
}

function readPolicy(page: PageReader): string {
  const lines = page.until(isShare)
  if (lines === null) throw page.ended('“分享”')
  const [first, ...more] = lines
  const last = lines.at(-1)
  if (first === undefined || last === undefined) throw page.ended('“(声明:…)”')
  const repeated = more.find((line) => isPolicyStart(line.text))
  if (repeated) throw unexpectedLine(repeated, '“分享”')
  if (!/[)\uff09]$/.test(last.text)) throw unexpectedLine(last, '声明的结尾“)”')
  const inside = lines
    .map((line) => line.text)
    .join('\n')
    .replace(/^[(\uff08]\s*声明\s*[:\uff1a]/, '')
  const policy = inside.slice(0, -1).trim()
  if (policy === '') throw damagedPage(first.number, '声明是空的。')
  if (policy.length > MOST.policy) throw damagedPage(first.number, `声明最多 ${MOST.policy} 字。`)
  return policy
}

function readEnd(page: PageReader): void {
  page.next('“分享”')
  const after = page.nextIf(() => true)
  if (after) throw damagedPage(after.number, `“分享”是一页的结尾，后面却还有“${excerpt(after.text)}”。`)
}

/** A text that is one line on the page, within its bound. */
function bounded(line: PageLine, text: string, name: string, most: number): string {
  if (text.length > most) throw damagedPage(line.number, `${name}最多 ${most} 字。`)
  if (text.includes('\t')) throw damagedPage(line.number, `${name}里有制表符。`)
  return text
}
