/* A page of readers' in traditional characters stands below /hant, at the page's own path. */

const PREFIX = '/hant'
const PREFIXED = /^\/hant(?=[/?]|$)/
/** What is no page: the desk and its files, the public JSON, files and scripts, short links, what has an ending. */
const NO_PAGE =
  /^\/(?:admin|api|assets|feeds|media|oembed|preview|s|_next|hant)(?:[/?]|$)|^[^?]*\.[a-z0-9]+(?:$|\?)/i

/** Where a page's traditional form stands; null for what has none. `target` is a path with its query. */
export function traditionalTarget(target: string): string | null {
  if (!target.startsWith('/') || target.startsWith('//') || NO_PAGE.test(decoded(target))) return null
  return PREFIX + target.replace(/^\/(?=\?|$)/, '')
}

/** The page whose traditional form is asked for; null where none is. */
export function originalTarget(target: string): string | null {
  if (!PREFIXED.test(target)) return null
  const rest = target.slice(PREFIX.length)
  const original = rest.startsWith('/') ? rest : `/${rest}`
  return traditionalTarget(original) === null ? null : original
}

function decoded(target: string): string {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}
