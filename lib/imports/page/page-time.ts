import { halfWidth } from '../../text/half-width.ts'
import { shanghaiDate } from '../../time.ts'
import { readDate } from '../read-date.ts'
import type { PageMetas } from './page-metas.ts'

/** When an article was published, to the minute or, where no time is told, to the day: midnight in Shanghai. */
export type PageTime = { at: Date; isToTheMinute: boolean }

/** Two tellings of one publication are not further apart: a page is printed on one day and entered on another. */
const SAME_PUBLICATION_MS = 36 * 3_600_000
const ABSOLUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/

/** What the page tells programs, in the order in which it is to be believed. */
export function declaredTime(metas: PageMetas): PageTime | null {
  const told = [
    metas.named('PubDate', 'publishdate', 'article:published_time', 'og:published_time', 'article:create_at'),
    metas.named(
      'firstpublishedtime',
      'datePublished',
      'release_date',
      'weibo:article:create_at',
      'apub:time',
      'date',
    ),
    metas.linked('datePublished', 'pubDate'),
  ]
  for (const text of told) {
    const time = text === null ? null : timeOf(text)
    if (time) return time
  }
  const seconds = Number(metas.variable('ct') ?? 0)
  return seconds > 0 && seconds < 1e10 ? { at: new Date(seconds * 1_000), isToTheMinute: true } : null
}

/** The printed time is what readers saw; of two that are about the same moment it is taken if it is as exact. */
export function betterTime(declared: PageTime | null, printed: PageTime | null): PageTime | null {
  if (!declared || !printed) return printed ?? declared
  const isSame = Math.abs(declared.at.getTime() - printed.at.getTime()) < SAME_PUBLICATION_MS
  return isSame && (printed.isToTheMinute || !declared.isToTheMinute) ? printed : declared
}

/** The first date in a text. Without an offset it is a time in Shanghai. */
export function timeOf(text: string): PageTime | null {
  const trimmed = text.trim()
  if (ABSOLUTE.test(trimmed)) {
    const at = new Date(trimmed)
    return Number.isNaN(at.getTime()) ? null : { at, isToTheMinute: true }
  }
  for (const { index } of halfWidth(trimmed).matchAll(/(?<!\d)\d{4}\s{0,3}[-/.年]/g)) {
    const part = trimmed.slice(index)
    const date = readDate(part)
    if (date) return { at: date.at, isToTheMinute: /\d\s?[:：时]\s?\d/.test(part.slice(0, date.length)) }
  }
  return null
}

/** Whether a time can be that of a publication: not in the future, and after there was a web. */
export function isPlausible({ at }: PageTime, now: Date): boolean {
  return at.getTime() < now.getTime() + 24 * 3_600_000 && shanghaiDate(at) > '1994-01-01'
}
