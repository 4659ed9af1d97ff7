import { cacheDirectives, deltaSeconds } from './cache-control.ts'
import type { OriginResponse } from './fetch-from-origin.ts'

/** How a cache may use a cacheable response. */
export type CachePolicy = {
  /** Seconds for which it is fresh, counted from the request to the origin. */
  seconds: number
  /** Seconds that it spent in other caches before (RFC 9111 §5.1). */
  age: number
  /** Of the Cache-Tag field; an entry is purged by them. */
  tags: readonly string[]
  /** Names of the request fields that `Vary` names, Accept-Encoding aside. */
  vary: readonly string[]
}

/** Cacheable statuses (RFC 9110 §15): those whose meaning this cache knows, and that are no temporary errors. */
const CACHEABLE = new Set([200, 203, 204, 300, 301, 302, 307, 308, 404, 405, 410, 414, 451, 501])
/** Together about 4 KB: the whole header of a response, with them, stays well below the 16 KB that caches and proxies read. */
const MOST_TAGS = 192

/**
 * The cache policy of a response for a shared cache (RFC 9111 §3, §4.2.1); null where it is not cacheable. There are no
 * heuristics (§4.2.2): only an explicit lifetime makes a response cacheable.
 */
export function cachePolicyOf(response: OriginResponse): CachePolicy | null {
  const { status, headers } = response
  const directives = cacheDirectives(fieldOf(headers, 'cache-control'))
  const [tags, vary] = [listOf(headers, 'cache-tag'), namesOf(headers, 'vary')]
  const refused = ['no-store', 'no-cache', 'private'].some((name) => directives.has(name))
  const isForOne = headers['set-cookie'] !== undefined || vary.includes('*')
  const isEncodedOrPartial =
    headers['content-encoding'] !== undefined || headers['content-range'] !== undefined
  if (refused || isForOne || isEncodedOrPartial || !CACHEABLE.has(status) || hasTooManyTags(response))
    return null
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

/** Whether a response is not cacheable for its tags: a purge could not follow so many. */
export function hasTooManyTags({ headers }: OriginResponse): boolean {
  return listOf(headers, 'cache-tag').length > MOST_TAGS
}

/** Seconds, by `s-maxage`, else `max-age`, else `Expires`; null where there is none, or the first of them is invalid. */
function lifetimeOf(
  directives: ReadonlyMap<string, string | null>,
  headers: OriginResponse['headers'],
): number | null {
  const name = ['s-maxage', 'max-age'].find((one) => directives.has(one))
  if (name !== undefined) return deltaSeconds(directives.get(name))
  const [expires, date] = ['expires', 'date'].map((one) => httpDate(fieldOf(headers, one)))
  return expires === undefined || date === undefined || Number.isNaN(expires - date)
    ? null
    : Math.floor((expires - date) / 1_000)
}

/** Milliseconds since 1970 of an IMF-fixdate (RFC 9110 §5.6.7); NaN for anything else, obsolete formats included. */
function httpDate(value: string): number {
  const isDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value)
  return isDate ? Date.parse(value) : Number.NaN
}

/** Seconds: the greater one of Age and the time since Date (RFC 9111 §4.2.3); null where Age is not one number. */
function ageOf(headers: OriginResponse['headers']): number | null {
  const told = headers.age === undefined ? 0 : deltaSeconds(fieldOf(headers, 'age'))
  const date = httpDate(fieldOf(headers, 'date'))
  const apparent = Number.isNaN(date) ? 0 : Math.floor((Date.now() - date) / 1_000)
  return told === null ? null : Math.max(told, apparent)
}

export function fieldOf(headers: OriginResponse['headers'], name: string): string {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}

function listOf(headers: OriginResponse['headers'], name: string): string[] {
  const values = fieldOf(headers, name).split(',')
  return values.map((value) => value.trim()).filter((value) => value !== '')
}

function namesOf(headers: OriginResponse['headers'], name: string): string[] {
  return listOf(headers, name).map((value) => value.toLowerCase())
}
