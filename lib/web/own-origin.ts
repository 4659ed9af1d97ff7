import { config } from '../config.ts'
import { isLoopback } from '../ip-address.ts'

/**
 * Whether an `Origin` or `Referer` is this site's: the origin of SITE_URL, independent of the request's Host. With SITE_URL
 * on localhost (the default) every loopback name and port is this site's.
 */
export function isOwnOrigin(given: string): boolean {
  if (!URL.canParse(given)) return false
  const [named, own] = [new URL(given), new URL(config().siteUrl)]
  return named.origin === own.origin || (isThisMachine(named) && isThisMachine(own))
}

function isThisMachine({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && (hostname === 'localhost' || isLoopback(hostname))
}
