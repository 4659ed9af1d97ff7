import { isAdjacentLabel, isAdjacentLink, isBoilerplate, isFooter } from './boilerplate.ts'
import { excerpt, type PageLine, pageError, unexpectedLine } from './page-error.ts'
import type { PageReader } from './page-reader.ts'
import { isMetaLine } from './read-meta.ts'

/** The lines of the text, the 声明 after it (null: none), and the first line after the text. */
export type Ending = { lines: PageLine[]; policy: string | null; after: PageLine | undefined }

const MAX_POLICY = 10_000
const KINDS = '(?:免责|版权|特别|郑重)?'
/** A 声明 in parentheses can be anywhere after the text. */
const POLICY = new RegExp(`^[(\\uff08]\\s{0,9}${KINDS}声明\\s{0,9}[:\\uff1a]`)
/** Without parentheses only in the last lines, since a text can mention a 声明 itself. */
const BARE_POLICY =
  /^(?:[\u3010[]?\s{0,9}(?:免责|版权)声明\s{0,9}[\u3011\]]?\s{0,9}[:\uff1a]?|声明\s{0,9}[:\uff1a])/
const MAX_BARE_LINES = 6

const isPolicyStart = (text: string) => POLICY.test(text)
/** Whether this line cannot be part of the text. */
export const endsText = (text: string) => isPolicyStart(text) || isEnd(text)
const isEnd = (text: string) => isBoilerplate(text) || isFooter(text)

/**
 * Reads from the text's first line to the end of the page.
 * @param isCitySite whether the page must have the ending of the city sites, without which it is incomplete
 * @throws DomainError invalid-input at the first line that is not expected there
 */
export function readEnding(page: PageReader, { isCitySite }: { isCitySite: boolean }): Ending {
  const before = page.until(isPolicyStart)
  if (before === null) return withoutPolicy(page, isCitySite)
  const after = page.upcoming
  const policy = readPolicy(page, isCitySite)
  refuseMore(page.rest())
  return { lines: withoutBoilerplateAround(before), policy, after }
}

function readPolicy(page: PageReader, isCitySite: boolean): string {
  const lines = page.until(isEnd) ?? (isCitySite ? null : page.rest())
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
  if (policy === '') throw pageError(first.number, '声明是空的。')
  if (policy.length > MAX_POLICY) throw pageError(first.number, `声明最多 ${MAX_POLICY} 字。`)
  return policy
}

function withoutPolicy(page: PageReader, isCitySite: boolean): Ending {
  const all = page.rest()
  const neighbour = all.findIndex(({ text }) => isAdjacentLink(text))
  const end = neighbour >= 0 ? neighbour : all.findLastIndex(({ text }) => !isEnd(text)) + 1
  if (isCitySite && end === all.length) throw page.ended('“(声明:…)”和“分享”')
  refuseMore(all.slice(end))
  const lines = withoutBoilerplateAround(all.slice(0, end))
  const at = lines.findLastIndex(({ text }) => BARE_POLICY.test(text))
  const [first] = lines.slice(at)
  if (at < 1 || lines.length - at > MAX_BARE_LINES || first === undefined)
    return { lines, policy: null, after: all[end] }
  const text = lines.slice(at).map((line) => line.text)
  return {
    lines: lines.slice(0, at),
    policy: bounded(first, text.join('\n').replace(BARE_POLICY, '')),
    after: first,
  }
}

function withoutBoilerplateAround(lines: PageLine[]): PageLine[] {
  const isText = ({ text }: PageLine) => !isBoilerplate(text)
  const first = lines.findIndex(isText)
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isText) + 1)
}

/** After the end only buttons, links to other articles and the site's footer are accepted, not another page. */
function refuseMore(lines: readonly PageLine[]): void {
  let isInFooter = false
  for (const [at, line] of lines.entries()) {
    const isTitle = isAdjacentLabel(lines[at - 1]?.text ?? '')
    isInFooter ||= isFooter(line.text)
    const isAnother = /^城市站点/.test(line.text) || isMetaLine(line.text) || isPolicyStart(line.text)
    if (!isAnother && (isInFooter || isTitle || isBoilerplate(line.text))) continue
    throw pageError(line.number, `“分享”是一页的结尾，后面却还有“${excerpt(line.text)}”。`)
  }
}
