import { isIpAddress, isLoopback } from './ip-address.ts'

/** Whether an origin is the site's own, the same site without https, or another one. */
export type OriginVerdict = 'own' | 'insecure' | 'other'

/**
 * Compares the Origin of a request (RFC 6454) with `siteUrl`. An IP address or `localhost` is the site's own, too, where
 * the Host field names the same: no other site's name can resolve to it. With an https `siteUrl` that holds only for this
 * machine, because a session must not be sent over a network without TLS.
 */
export function judgeOrigin(origin: string, host: string | undefined, siteUrl: string): OriginVerdict {
  if (!URL.canParse(origin)) return 'other'
  const [given, site] = [new URL(origin), new URL(siteUrl)]
  if (given.origin === site.origin) return 'own'
  const isHere = isThisMachine(given.hostname)
  if (given.host === host && isHere) return 'own'
  if (given.protocol === 'http:' && site.protocol === 'https:')
    return given.hostname === site.hostname || given.host === host ? 'insecure' : 'other'
  return given.host === host && isIpAddress(given.hostname) ? 'own' : 'other'
}

function isThisMachine(hostname: string): boolean {
  return /^(.+\.)?localhost$/.test(hostname) || isLoopback(hostname)
}
