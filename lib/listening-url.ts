import { isIPv6 } from 'node:net'

/** What a browser on this machine calls `localhost`: loopback, and the addresses that stand for all (RFC 4291 §2.5.2). */
const LOCAL = /^(?:127\.0\.0\.1|0\.0\.0\.0|::)$/

/** A URL at which a browser on this machine finds who listens there; IPv6 addresses stand in brackets (RFC 3986 §3.2.2). */
export function listeningUrl(host: string, port: number): string {
  if (LOCAL.test(host)) return `http://localhost:${port}`
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`
}
