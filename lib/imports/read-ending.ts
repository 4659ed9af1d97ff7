import { isBareNeighbour, isChrome, isFooter, isNeighbour } from './chrome.ts'
import { damagedPage, excerpt, type PageLine, unexpectedLine } from './damaged-page.ts'
import type { PageReader } from './page-reader.ts'
import { isMetaLine } from './read-meta.ts'

/** The lines of the text, the 声明 behind it where there is one, and the first line that is no text any more. */
export type Ending = { lines: PageLine[]; policy: string | null; after: PageLine | undefined }

const LONGEST_POLICY = 10_000
const KINDS = '(?:免责|版权|特别|郑重)?'
/** In parentheses it can stand anywhere behind the text. */
const POLICY = new RegExp(`^[(\\uff08]\\s{0,9}${KINDS}声明\\s{0,9}[:\\uff1a]`)
/** Without them only at its very end, since a text can speak of a 声明 itself. */
const BARE_POLICY =
  /^(?:[\u3010[]?\s{0,9}(?:免责|版权)声明\s{0,9}[\u3011\]]?\s{0,9}[:\uff1a]?|声明\s{0,9}[:\uff1a])/
const MOST_BARE_LINES = 6

const isPolicyStart = (text: string) => POLICY.test(text)
/** Whether no line of a text can look like this one. */
export const endsText = (text: string) => isPolicyStart(text) || isEnd(text)
const isEnd = (text: string) => isChrome(text) || isFooter(text)

/**
 * Reads from the text's first line to the end of the page.
 * @param isOurs whether the page must have the ending of the city sites, without which it is cut off
 * @throws DomainError invalid-input at the first line that has no place there
 */
export function readEnding(page: PageReader, { isOurs }: { isOurs: boolean }): Ending {
  const before = page.until(isPolicyStart)
  if (before === null) return withoutPolicy(page, isOurs)
  const after = page.upcoming
  const policy = readPolicy(page, isOurs)
  refuseMore(page.rest())
  return { lines: withoutChromeAround(before), policy, after }
}

function readPolicy(page: PageReader, isOurs: boolean): string {
  const lines = page.until(isEnd) ?? (isOurs ? null : page.rest())
  const [first, ...more] = lines ?? []
  const last = lines?.at(-1)
  if (first === undefined || last === undefined) throw page.ended('“分享”')
  const repeated = more.find((line) => isPolicyStart(line.text))
  if (repeated) throw unexpectedLine(repeated, '“分享”')
  if (!/[)\uff09]$/.test(last.text)) throw unexpectedLine(last, '声明的结尾“)”')
  const text = [first, ...more].map((line) => line.text).join('\n')
  return bounded(first, text.replace(POLICY, '').slice(0, -1))
}

function bounded(first: PageLine, text: string): string {
  const policy = text.trim()
  if (policy === '') throw damagedPage(first.number, '声明是空的。')
  if (policy.length > LONGEST_POLICY) throw damagedPage(first.number, `声明最多 ${LONGEST_POLICY} 字。`)
  return policy
}

function withoutPolicy(page: PageReader, isOurs: boolean): Ending {
  const all = page.rest()
  const neighbour = all.findIndex(({ text }) => isNeighbour(text))
  const end = neighbour >= 0 ? neighbour : all.findLastIndex(({ text }) => !isEnd(text)) + 1
  if (isOurs && end === all.length) throw page.ended('“(声明:…)”和“分享”')
  refuseMore(all.slice(end))
  const lines = withoutChromeAround(all.slice(0, end))
  const at = lines.findLastIndex(({ text }) => BARE_POLICY.test(text))
  const [first] = lines.slice(at)
  if (at < 1 || lines.length - at > MOST_BARE_LINES || first === undefined)
    return { lines, policy: null, after: all[end] }
  const text = lines.slice(at).map((line) => line.text)
  return {
    lines: lines.slice(0, at),
    policy: bounded(first, text.join('\n').replace(BARE_POLICY, '')),
    after: first,
  }
}

function withoutChromeAround(lines: PageLine[]): PageLine[] {
  const isText = ({ text }: PageLine) => !isChrome(text)
  const first = lines.findIndex(isText)
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isText) + 1)
}

/** Behind the end there may be buttons, ways to other pages, and what the site says of itself; no other page. */
function refuseMore(lines: readonly PageLine[]): void {
  let isFrame = false
  for (const [at, line] of lines.entries()) {
    const isTitle = isBareNeighbour(lines[at - 1]?.text ?? '')
    isFrame ||= isFooter(line.text)
    const isAnother = /^城市站点/.test(line.text) || isMetaLine(line.text) || isPolicyStart(line.text)
    if (!isAnother && (isFrame || isTitle || isChrome(line.text))) continue
    throw damagedPage(line.number, `“分享”是一页的结尾，后面却还有“${excerpt(line.text)}”。`)
  }
}
