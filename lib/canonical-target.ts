import { parsePageKey } from './articles/page-key.ts'
import { pathNumber } from './path-number.ts'

/**
 * The addresses of readers and programs, and what of a query each one reads: everything else in it is ignored, by the
 * pages as well as by caches, so that `?utm_source=…` is the same page and nobody fills a cache with `?x=1…n`.
 */
const declared: readonly { path: RegExp; query: Readonly<Record<string, Reading>> }[] = [
  { path: /^\/articles$/, query: { older: pageKeyOrNothing } },
  { path: /^\/cities\/[^/]+$/, query: { older: pageKeyOrNothing } },
  { path: /^\/complaints$/, query: { article: numberOrNothing } },
  { path: /^\/api\/articles$/, query: { city: asItIs, limit: atMostAHundred, older: pageKeyOrEmpty } },
]

/** What a value means to the page: two that mean the same become the same; null for one that means nothing. */
type Reading = (value: string) => string | null

function asItIs(value: string): string {
  return value
}

function numberOrNothing(value: string): string | null {
  return pathNumber(value) === null ? null : value
}

function atMostAHundred(value: string): string {
  return /^[1-9]\d{2,5}$/.test(value) ? '100' : value
}

/** A reader who comes with a key that no list gave out gets the list from its beginning. */
function pageKeyOrNothing(value: string): string | null {
  return parsePageKey(value) === null ? null : value
}

/** A program would begin anew without noticing: any such key is the empty one, which is refused. */
function pageKeyOrEmpty(value: string): string {
  return parsePageKey(value) === null ? '' : value
}

/** What answers each request for itself: the desk and its files, counting, this machine's own affairs, short links. */
const uncached =
  /^\/(admin|_next)(\/|$)|^\/api\/(health|metrics)$|^\/api\/articles\/[^/]+\/views$|^\/s\/[^/]+$/

/** Of a query, what this path reads, in the order in which it is declared, each once. */
export function declaredQuery(path: string, query: URLSearchParams): URLSearchParams {
  const readings = declared.find((one) => one.path.test(path))?.query ?? {}
  const kept = new URLSearchParams()
  for (const [name, reading] of Object.entries(readings)) {
    const given = query.get(name)
    const value = given === null ? null : reading(given)
    if (value !== null) kept.set(name, value)
  }
  return kept
}

/**
 * The one spelling of a request's target: two targets with the same one are answered with the same page.
 * @param target path and query, as `normalisePath` leaves them
 * @returns null where every request has an answer of its own
 */
export function canonicalTarget(target: string): string | null {
  const at = target.indexOf('?')
  const path = canonicalPath(at < 0 ? target : target.slice(0, at))
  if (uncached.test(path)) return null
  if (at < 0) return path
  const query = declaredQuery(path, new URLSearchParams(target.slice(at)))
  return query.size > 0 ? `${path}?${query}` : path
}

/** Letters and digits as they are, not percent-encoded (RFC 3986 §6.2.2.2); encoded slashes stay what they are. */
function canonicalPath(path: string): string {
  if (!path.includes('%')) return path
  try {
    const segments = path.split('/').map((segment) => encodeURIComponent(decodeURIComponent(segment)))
    return segments.join('/')
  } catch {
    return path
  }
}
