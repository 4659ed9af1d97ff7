import { parsePageKey } from './articles/page-key.ts'
import { tagKey } from './articles/tag-names.ts'
import { originalTarget, traditionalTarget } from './hant/script-path.ts'
import { pathNumber } from './path-number.ts'
import { visibleName } from './text/visible.ts'

/**
 * The query parameters that each path reads. All others are ignored by pages and by the cache, so that `?utm_source=…` is
 * the same page, and `?x=1…n` cannot fill the cache.
 */
const declared: readonly { path: RegExp; query: Readonly<Record<string, Reading>> }[] = [
  { path: /^\/articles$/, query: { older: pageKeyOrNothing } },
  { path: /^\/cities\/[^/]+$/, query: { older: pageKeyOrNothing } },
  { path: /^\/(columns|tags|sources|authors)\/[^/]+$/, query: { older: pageKeyOrNothing } },
  { path: /^\/cities\/[^/]+\/(?!hot$)[^/]+$/, query: { older: pageKeyOrNothing } },
  { path: /^\/corrections$/, query: { older: pageKeyOrNothing } },
  { path: /^\/archive$/, query: { city: slugOrNothing } },
  { path: /^\/archive(\/[^/]+){1,3}$/, query: { city: slugOrNothing, older: pageKeyOrNothing } },
  { path: /^\/api\/wechat\/signature$/, query: { url: asItIs } },
  { path: /^\/(complaints|corrections\/new)$/, query: { article: numberOrNothing } },
  { path: /^\/complaints\/new$/, query: { article: numberOrNothing, kind: wordOrNothing } },
  { path: /^\/(notices|transparency\/cases|transparency\.(json|csv))$/, query: { before: numberOrNothing } },
  {
    path: /^\/oembed$/,
    query: { url: addressWithoutQuery, format: asItIs, maxwidth: roundedPixels, maxheight: roundedPixels },
  },
  {
    path: /^\/api\/articles$/,
    query: {
      ...{
        city: asItIs,
        column: asItIs,
        source: visibleName,
        tag: tagKey,
        author: tagKey,
        from: asItIs,
        to: asItIs,
      },
      ...{ limit: atMostAHundred, older: pageKeyOrEmpty },
    },
  },
]

/** Normalises a value: values with the same meaning become equal; null for one without a meaning. */
type Reading = (value: string) => string | null

function asItIs(value: string): string {
  return value
}

function slugOrNothing(value: string): string | null {
  return /^[a-z0-9-]{1,40}$/.test(value) ? value : null
}

function wordOrNothing(value: string): string | null {
  return /^[a-z_]{1,40}$/.test(value) ? value : null
}

function numberOrNothing(value: string): string | null {
  return pathNumber(value) === null ? null : value
}

function atMostAHundred(value: string): string {
  return /^[1-9]\d{2,5}$/.test(value) ? '100' : value
}

/** A page's address with nothing behind its path; empty for what is no address. */
function addressWithoutQuery(value: string): string {
  if (!URL.canParse(value)) return ''
  const { origin, pathname } = new URL(value)
  return pathname.length > 200 ? '' : origin + pathname
}

/** So many pixels that there is room for, rounded down to few different numbers; null for no bound that matters. */
function roundedPixels(value: string): string | null {
  if (!/^\d{1,5}$/.test(value)) return null
  const pixels = Number(value)
  if (pixels >= 1_200) return null
  return pixels < 100 ? '50' : String(Math.floor(pixels / 100) * 100)
}

/** With an invalid page key a reader gets the list from its beginning. */
function pageKeyOrNothing(value: string): string | null {
  return parsePageKey(value) === null ? null : value
}

/** A program would not notice that it starts again: an invalid key becomes the empty one, which is refused. */
function pageKeyOrEmpty(value: string): string {
  return parsePageKey(value) === null ? '' : value
}

/** Paths that are never cached: signatures, the desk and its files, what its scripts ask for, previews, media files, view counting,
 *  health and metrics, short links, searches, of which there is no end, forms, and pages whose address is known to one person alone. */
const uncached =
  /^\/(admin|_next|preview)(\/|$)|^\/media\/[0-9a-f]{64}\.[a-z0-9]{1,10}$|^\/api\/media(\/|$)|^\/api\/(health|metrics)$|^\/api\/articles\/[^/]+\/views$|^\/s\/[^/]+$|^\/api\/wechat\/signature$|^\/search(\/|$)|^\/contribute$|^\/corrections\/new$|^\/(cases|contributions|counter-notices)\/[^/]+(\/|$)/

/** The declared parameters of a query, normalised, in the order of their declaration, each once. */
export function declaredQuery(path: string, query: URLSearchParams): URLSearchParams {
  const readings = declared.find((one) => one.path.test(path))?.query ?? {}
  const declaredOnes = new URLSearchParams()
  for (const [name, reading] of Object.entries(readings)) {
    const given = query.get(name)
    const value = given === null ? null : reading(given)
    if (value !== null) declaredOnes.set(name, value)
  }
  return declaredOnes
}

/**
 * The canonical form of a request target, which is its cache key: targets with the same one have the same response.
 * @param target path and query, normalised by `normalisePath`
 * @returns null for paths that are never cached
 */
export function canonicalTarget(target: string): string | null {
  const original = originalTarget(target)
  if (original === null) return canonicalOriginal(target)
  const canonical = canonicalOriginal(original)
  return canonical && traditionalTarget(canonical)
}

function canonicalOriginal(target: string): string | null {
  const at = target.indexOf('?')
  const path = canonicalPath(at < 0 ? target : target.slice(0, at))
  if (uncached.test(path)) return null
  if (at < 0) return path
  const query = declaredQuery(path, new URLSearchParams(target.slice(at)))
  return query.size > 0 ? `${path}?${query}` : path
}

/** Decodes unreserved characters (RFC 3986 §6.2.2.2); encoded slashes stay encoded. */
function canonicalPath(path: string): string {
  if (!path.includes('%')) return path
  try {
    const segments = path.split('/').map((segment) => encodeURIComponent(decodeURIComponent(segment)))
    return segments.join('/')
  } catch {
    return path
  }
}
