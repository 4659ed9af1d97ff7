import { cacheDirectives, deltaSeconds } from './cache-control.ts'
import type { Captured } from './capture.ts'

/** What a cache may do with a response. */
export type Keepable = {
  /** Seconds for which it may answer others, counted from when it was asked for. */
  seconds: number
  /** Seconds that it had spent in other caches before (RFC 9111 §5.1). */
  age: number
  tags: readonly string[]
  /** Names of the request's fields that it depends on, Accept-Encoding aside. */
  vary: readonly string[]
}

/** Statuses that this cache understands (RFC 9110 §15) and that say something lasting. */
const LASTING = new Set([200, 203, 204, 300, 301, 302, 307, 308, 404, 405, 410, 414, 451, 501])
const MOST_TAGS = 64

/**
 * Whether a response says that a shared cache may keep it, and for how long (RFC 9111 §3, §4.2.1). Only what says so is
 * kept: there is no guessing (§4.2.2).
 */
export function keepable({ status, headers }: Captured): Keepable | null {
  const directives = cacheDirectives(fieldOf(headers, 'cache-control'))
  const [tags, vary] = [listOf(headers, 'cache-tag'), namesOf(headers, 'vary')]
  const refused = ['no-store', 'no-cache', 'private'].some((name) => directives.has(name))
  const isForOne = headers['set-cookie'] !== undefined || vary.includes('*')
  const isInParts = headers['content-encoding'] !== undefined || headers['content-range'] !== undefined
  if (refused || isForOne || isInParts || !LASTING.has(status) || tags.length > MOST_TAGS) return null
  const allowed = lifetimeOf(directives, headers)
  const age = ageOf(headers)
  if (allowed === null || age === null || allowed <= age) return null
  return {
    seconds: allowed - age,
    age,
    tags,
    vary: vary.filter((name) => name !== 'accept-encoding'),
  }
}

/** `s-maxage` before `max-age` before `Expires`; null where none is there, or the first one there is no such value. */
function lifetimeOf(
  directives: ReadonlyMap<string, string | null>,
  headers: Captured['headers'],
): number | null {
  const name = ['s-maxage', 'max-age'].find((one) => directives.has(one))
  if (name !== undefined) return deltaSeconds(directives.get(name))
  const [expires, date] = ['expires', 'date'].map((one) => httpDate(fieldOf(headers, one)))
  return expires === undefined || date === undefined || Number.isNaN(expires - date)
    ? null
    : Math.floor((expires - date) / 1_000)
}

/** RFC 9110 §5.6.7, of which only the form that is sent today; not a number for anything else. */
function httpDate(value: string): number {
  const isDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value)
  return isDate ? Date.parse(value) : Number.NaN
}

/** By the field, or by the date where that says more (RFC 9111 §4.2.3); null for what is not one number. */
function ageOf(headers: Captured['headers']): number | null {
  const told = headers.age === undefined ? 0 : deltaSeconds(fieldOf(headers, 'age'))
  const date = httpDate(fieldOf(headers, 'date'))
  const apparent = Number.isNaN(date) ? 0 : Math.floor((Date.now() - date) / 1_000)
  return told === null ? null : Math.max(told, apparent)
}

export function fieldOf(headers: Captured['headers'], name: string): string {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}

function listOf(headers: Captured['headers'], name: string): string[] {
  const values = fieldOf(headers, name).split(',')
  return values.map((value) => value.trim()).filter((value) => value !== '')
}

function namesOf(headers: Captured['headers'], name: string): string[] {
  return listOf(headers, name).map((value) => value.toLowerCase())
}
