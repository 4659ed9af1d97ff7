import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'

/** An address that a name was resolved to. */
type Resolved = { address: string; family: number }

/** The network that pages are fetched from. Tests give one of their own; nothing else does. */
export type Network = {
  /** All addresses of a host name. */
  resolve: (name: string) => Promise<Resolved[]>
  /** Whether a connection to this IP address may be made. */
  allows: (address: string) => boolean
  /** Whether a connection to this port may be made. */
  allowsPort: (port: number) => boolean
}

/** The public Internet: no address of this machine, of its network, or of a special purpose (RFC 6890). */
export const publicNetwork: Network = {
  resolve: (name) => lookup(name, { all: true }),
  allows: isPublicAddress,
  // Those of web sites: no portal of ours shall speak to mail servers and databases.
  allowsPort: (port) => port === 80 || port === 443 || (port >= 8000 && port <= 9000),
}

/**
 * Whether an IP address is one of the public Internet. An IPv4 address within an IPv6 one counts as what it is
 * (IPv4-mapped), or is refused (NAT64, 6to4, Teredo).
 */
export function isPublicAddress(given: string): boolean {
  if (!ipaddr.isValid(given)) return false
  const address = ipaddr.process(given)
  if (address.range() !== 'unicast') return false
  // All of the global unicast addresses that were ever assigned (RFC 4291 §2.4, IANA's registry).
  return address instanceof ipaddr.IPv4 || address.match(ipaddr.IPv6.parse('2000::'), 3)
}
