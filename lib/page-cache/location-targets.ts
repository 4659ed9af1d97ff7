import type { IncomingMessage, ServerResponse } from 'node:http'

/** Path and query of the response's Location and Content-Location, where they are on the same host (RFC 9111 §4.4). */
export function locationTargets(response: ServerResponse, { url = '/', headers }: IncomingMessage): string[] {
  const base = `http://${headers.host ?? 'localhost'}`
  if (!URL.canParse(url, base)) return []
  const own = new URL(url, base)
  return ['location', 'content-location'].flatMap((name) => {
    const address = response.getHeader(name)
    if (typeof address !== 'string' || !URL.canParse(address, own)) return []
    const target = new URL(address, own)
    return target.host === own.host ? [target.pathname + target.search] : []
  })
}
