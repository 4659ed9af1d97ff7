import { type Span, spanGram, spanMs, spanNumber } from './filter-grams.ts'

/** The oldest moment that a search asks for, and the one after the newest, in milliseconds; null for no bound. */
export type Bounds = { from: number | null; until: number | null }

/** Spans of time, and when they begin. */
export type Window = { grams: number[]; begins: number }

/** This many spans at once: in the first week of a quarter there is little. */
const SPANS = 2

/** No article is looked for before this year. */
const OLDEST = Date.UTC(1900)
/** Before this one there are few, if any: all those years are one window. */
const FIRST_YEAR = spanNumber('year', Date.UTC(2000))

/** Some articles are of tomorrow: published with a date that an editor set. */
const newestOf = ({ until }: Bounds, newest: number, ahead: Span) =>
  Math.min(newest, until ?? Number.POSITIVE_INFINITY, Date.now() + spanMs[ahead])

/** The newest two spans that a search has to look at. */
export function windowOf(span: Span, bounds: Bounds, newest = Number.POSITIVE_INFINITY): Window {
  const end = newestOf(bounds, newest, 'week')
  return windowFrom(span, spanNumber(span, end) - SPANS + 1, spanNumber(span, end))
}

/** So many weeks at once, half a year in all. */
const WEEKS = [2, 4, 8, 12]

/** The newest half year that a search has to look at, newest first: of a frequent word two weeks hold enough to count. */
export function newestWeeks(bounds: Bounds): Window[] {
  let last = spanNumber('week', newestOf(bounds, Number.POSITIVE_INFINITY, 'week'))
  return WEEKS.map((weeks) => {
    last -= weeks
    return windowFrom('week', last + 1, last + weeks)
  })
}

/** The years from the newest that a search has to look at back to 2000 or its bound, and those before them as one window. */
export function yearsOf(
  bounds: Bounds,
  newest = Number.POSITIVE_INFINITY,
): { years: number[]; before: Window | null } {
  const last = spanNumber('year', newestOf(bounds, newest, 'year'))
  const first = spanNumber('year', Math.max(bounds.from ?? OLDEST, OLDEST))
  const from = Math.max(first, FIRST_YEAR)
  const until = Math.min(last, FIRST_YEAR - 1)
  return {
    years: Array.from({ length: Math.max(last - from + 1, 0) }, (_, back) => last - back),
    before: first <= until ? windowFrom('year', first, until) : null,
  }
}

/** The same from the year of a moment on, oldest first. */
export function yearsSince(bounds: Bounds, oldest: number): { before: Window | null; years: number[] } {
  const { years, before } = yearsOf({ ...bounds, from: Math.max(oldest, bounds.from ?? OLDEST) })
  return { before, years: years.reverse() }
}

/** All years that a search has to look at, newest first: each window has as many as all those before it. */
export function windowsOf(bounds: Bounds): Window[] {
  const { years, before } = yearsOf(bounds)
  const windows: Window[] = []
  for (let at = 0; at < years.length; at = Math.max(at * 2, 1)) {
    const some = years.slice(at, Math.max(at * 2, 1))
    windows.push(windowFrom('year', some.at(-1) ?? 0, some[0] ?? 0))
  }
  return before ? [...windows, before] : windows
}

function windowFrom(span: Span, first: number, last: number): Window {
  return {
    grams: Array.from({ length: last - first + 1 }, (_, place) => spanGram(span, first + place)),
    begins: first * spanMs[span],
  }
}

/** Whether nothing that a search asks for is older. */
export const reaches = ({ begins }: Window, { from }: Bounds) => from !== null && begins <= from
