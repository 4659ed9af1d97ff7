import { isBoilerplate, isBreadcrumb, lastBreadcrumb } from './boilerplate.ts'
import { excerpt, type PageLine, pageError, unexpectedLine } from './page-error.ts'
import type { PageReader } from './page-reader.ts'
import { isMetaLine } from './read-meta.ts'

/** The part of a page before the metadata. */
export type Head = {
  title: PageLine
  /** Whether the page is one of the city sites, whose layout is known. */
  isCitySite: boolean
}

const CITY_SITE = /^城市站点\s{0,9}($|[>\uff1e\u203a\u00bb/])/
const STEP = /^[>\uff1e\u203a\u00bb/]/

/** Reads up to the first line of metadata.
 *  @throws DomainError invalid-input */
export function readHead(page: PageReader, facts: string): Head {
  const start = page.nextIf((text) => text.startsWith('城市站点'))
  if (start && !CITY_SITE.test(start.text)) throw unexpectedLine(start, '“城市站点”')
  return start
    ? { title: titleOfCitySite(page, start, facts), isCitySite: true }
    : { title: titleOf(page), isCitySite: false }
}

function titleOfCitySite(page: PageReader, start: PageLine, facts: string): PageLine {
  let steps = start.text === '城市站点' ? 0 : 1
  while (page.nextIf((text) => STEP.test(text))) steps += 1
  const heading = page.next('“详细内容”')
  if (steps === 0) throw unexpectedLine(heading, '面包屑“> 标题”')
  if (heading.text !== '详细内容') throw unexpectedLine(heading, '“详细内容”')
  const title = page.next('标题')
  if (isMetaLine(title.text)) throw unexpectedLine(title, '标题')
  if (page.upcoming === undefined) throw page.ended(facts)
  return title
}

/** The line before the metadata that is neither boilerplate nor breadcrumb. Of two, the one that the breadcrumb ends with. */
function titleOf(page: PageReader): PageLine {
  const head = page.until(isMetaLine)
  if (head === null) throw unexpectedLine(page.next('一页文章'), '“城市站点”，或别的网站的标题、时间和来源')
  const candidates = head.filter(({ text }) => !isBreadcrumb(text) && !isBoilerplate(text))
  const [first, second] = candidates
  if (first === undefined) throw unexpectedLine(page.next('标题'), '标题')
  const steps = head.filter(({ text }) => isBreadcrumb(text)).map(({ text }) => lastBreadcrumb(text))
  const named = candidates.find(({ text }) => steps.includes(text))
  if (second === undefined || named) return named ?? first
  if (candidates.every(({ text }) => text === first.text)) return first
  const [one, other] = [excerpt(first.text), excerpt(second.text)]
  throw pageError(second.number, `“${one}”和“${other}”都在时间之前，看不出哪一行是标题。`)
}
