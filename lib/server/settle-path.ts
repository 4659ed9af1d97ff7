import type { IncomingMessage } from 'node:http'

/** Pages that Next brings along, in English and without our headers; readers have their own for what is not there. */
const ofNext = /^\/(404|500|_error|_not-found|_global-error)(?=[/?]|$)|^\/_next\/(?!static\/)/

/**
 * Brings the request's target into the form that the pages are asked with: a path that can be decoded. A whole address
 * (RFC 9112 §3.2.2) becomes its path. What cannot be decoded, and what only Next would answer, becomes the name of a
 * page that is not there, and is answered as one.
 */
export function settlePath(request: IncomingMessage, { developing }: { developing: boolean }): void {
  const [, path = '/', rest = ''] = /^([^?#]*)(.*)$/s.exec(pathOf(request.url ?? '/')) ?? []
  request.url = isDecodable(path) ? path + rest : path.replaceAll('%', '%25') + rest
  if (!developing && ofNext.test(request.url)) request.url = '/-'
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
