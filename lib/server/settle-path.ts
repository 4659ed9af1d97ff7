import type { IncomingMessage } from 'node:http'

/**
 * Mends a path whose percent-encoding cannot be decoded (RFC 3986 §2.1) by encoding its percent signs: it then names a
 * page that is not there and is answered as one, where Next would fail before any page of ours is asked.
 */
export function settlePath(request: IncomingMessage): void {
  const [, path = '/', rest = ''] = /^([^?#]*)(.*)$/s.exec(request.url ?? '/') ?? []
  if (isDecodable(path)) return
  request.url = path.replaceAll('%', '%25') + rest
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
