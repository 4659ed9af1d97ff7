import { config } from '../config.ts'
import { isLoopback } from '../ip-address.ts'

/**
 * Whether an `Origin` or `Referer` names this site: the origin of SITE_URL, never what the request itself says of its
 * host. A site that is this machine's own (SITE_URL on localhost, its default) is the same under each name of loopback,
 * whatever port leads to it.
 */
export function isOwnOrigin(given: string): boolean {
  if (!URL.canParse(given)) return false
  const [named, own] = [new URL(given), new URL(config().siteUrl)]
  return named.origin === own.origin || (isThisMachine(named) && isThisMachine(own))
}

function isThisMachine({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && (hostname === 'localhost' || isLoopback(hostname))
}
