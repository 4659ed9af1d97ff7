import type { IncomingMessage } from 'node:http'

/** Pages that Next brings along, in English and without our headers; readers have their own for what is not there. */
const ofNext = /^\/(404|500|_error|_not-found|_global-error)(?=\/|$)|^\/_next\/(?!static\/)/

/**
 * Brings the request's target into the form that the pages are asked with: a path that can be decoded, without dot
 * segments (RFC 3986 §5.2.4), and its query. A whole address (RFC 9112 §3.2.2) becomes its path; a fragment, which no
 * client sends, is left out. What cannot be decoded, and what only Next would answer, becomes the name of a page that is
 * not there, and is answered as one.
 */
export function settlePath(request: IncomingMessage, { developing }: { developing: boolean }): void {
  const [, given = '/', query = ''] = /^([^?#]*)(\?[^#]*)?/s.exec(pathOf(request.url ?? '/')) ?? []
  const path = withoutDots(isDecodable(given) ? given : given.replaceAll('%', '%25'))
  request.url = !developing && ofNext.test(decodeURIComponent(path)) ? '/-' : path + query
}

const dot = /^(?:\.|%2e)$/i
const dots = /^(?:\.|%2e){2}$/i

function withoutDots(path: string): string {
  if (!/\/(?:\.|%2e)/i.test(path)) return path
  const kept: string[] = []
  const segments = path.split('/').slice(1)
  for (const [index, segment] of segments.entries()) {
    if (dots.test(segment)) kept.pop()
    if (!dot.test(segment) && !dots.test(segment)) kept.push(segment)
    else if (index === segments.length - 1) kept.push('')
  }
  return `/${kept.join('/')}`
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
