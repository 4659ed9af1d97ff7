import type { IncomingMessage } from 'node:http'

/** Paths of Next's built-in pages, which are in English and without our headers. */
const ofNext = /^\/(404|500|_error|_not-found|_global-error)(?=\/|$)|^\/_next\/(?!static\/)/

/**
 * Normalises the request target to a decodable path without dot segments (RFC 3986 §5.2.4) and its query. Absolute form
 * (RFC 9112 §3.2.2) becomes the path; a fragment is removed. A path that cannot be decoded, or that only Next's built-in
 * pages would answer, becomes one that does not exist, so that it is answered with our 404.
 */
export function normalisePath(request: IncomingMessage, { developing }: { developing: boolean }): void {
  const [, given = '/', query = ''] = /^([^?#]*)(\?[^#]*)?/s.exec(pathOf(request.url ?? '/')) ?? []
  const path = withoutDots(isDecodable(given) ? given : given.replaceAll('%', '%25'))
  request.url = !developing && ofNext.test(decodeURIComponent(path)) ? '/-' : path + query
}

const dot = /^(?:\.|%2e)$/i
const dots = /^(?:\.|%2e){2}$/i

function withoutDots(path: string): string {
  if (!/\/(?:\.|%2e)/i.test(path)) return path
  const normal: string[] = []
  const segments = path.split('/').slice(1)
  for (const [index, segment] of segments.entries()) {
    if (dots.test(segment)) normal.pop()
    if (!dot.test(segment) && !dots.test(segment)) normal.push(segment)
    else if (index === segments.length - 1) normal.push('')
  }
  return `/${normal.join('/')}`
}

function pathOf(target: string): string {
  const [, path] = /^https?:\/\/[^/?#]*(.*)$/is.exec(target) ?? []
  const own = path ?? target
  return own.startsWith('/') ? own : `/${own}`
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
