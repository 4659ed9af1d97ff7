import { isIPv6 } from 'node:net'

/** Loopback, and the unspecified addresses (RFC 4291 §2.5.2), for which a browser on this machine uses `localhost`. */
const LOCAL = /^(?:127\.0\.0\.1|0\.0\.0\.0|::)$/

/** The URL of a server on this machine by its listening address; IPv6 addresses are put in brackets (RFC 3986 §3.2.2). */
export function listeningUrl(host: string, port: number): string {
  if (LOCAL.test(host)) return `http://localhost:${port}`
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`
}
