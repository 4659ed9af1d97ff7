import type { IncomingMessage } from 'node:http'

/** The path and query of an address on the same host; null for any other. */
export function ownTarget(address: unknown, { url = '/', headers }: IncomingMessage): string | null {
  const base = `http://${headers.host ?? 'localhost'}`
  if (typeof address !== 'string' || !URL.canParse(url, base)) return null
  const own = new URL(url, base)
  if (!URL.canParse(address, own)) return null
  const target = new URL(address, own)
  return target.host === own.host ? target.pathname + target.search : null
}
