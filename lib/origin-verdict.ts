/** How an address that a browser shows goes with the site's own. */
export type OriginVerdict = 'own' | 'insecure' | 'other'

/**
 * Compares the origin that a browser names (RFC 6454) with `siteUrl`. Besides that one, an address in numbers and
 * `localhost` are the site's own where the request names the same host: no stranger's name can lead there. Behind https
 * that holds for this machine alone, since nothing else would keep a session that travels in the clear.
 */
export function judgeOrigin(origin: string, host: string | undefined, siteUrl: string): OriginVerdict {
  if (!URL.canParse(origin)) return 'other'
  const [given, site] = [new URL(origin), new URL(siteUrl)]
  if (given.origin === site.origin) return 'own'
  const isHere = isLoopback(given.hostname)
  if (given.host === host && isHere) return 'own'
  if (given.protocol === 'http:' && site.protocol === 'https:')
    return given.hostname === site.hostname || given.host === host ? 'insecure' : 'other'
  return given.host === host && isNumeric(given.hostname) ? 'own' : 'other'
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** As URL writes them: IPv4 in four numbers, IPv6 in brackets. */
function isNumeric(hostname: string): boolean {
  return /^(\d+(\.\d+){3}|\[[\da-f:.]+\])$/.test(hostname)
}
