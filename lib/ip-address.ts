import ipaddr from 'ipaddr.js'

/** Bits of the prefixes that a network is made of. */
type PrefixBits = { ipv4: number; ipv6: number }

/** What counts as one client: an IPv4 address, or the /64 that an IPv6 household gets (RFC 6177). */
const CLIENT: PrefixBits = { ipv4: 32, ipv6: 64 }
const LONGEST_TEXT = 64

/**
 * The key under which an address is counted, in one spelling: `192.0.2.1` or `2001:db8:1:2::/64`. What is no address is
 * its own key, cut to 64 characters.
 * @param given as clients and proxies write it: with or without port, brackets, zone, IPv4-mapped (RFC 4291 §2.5.5.2)
 */
export function addressKey(given: string): string {
  return networkKey(given, CLIENT)
}

/** The network around an address: `192.0.2.0/24` or `2001:db8:1::/48`. What is no address is its own network. */
export function networkKey(given: string, { ipv4, ipv6 }: PrefixBits): string {
  const address = parse(given)
  if (address === null) return withoutPort(given).slice(0, LONGEST_TEXT)
  if (address instanceof ipaddr.IPv6) {
    const groups = masked(address.parts, ipv6, 16).slice(0, Math.ceil(ipv6 / 16))
    return `${groups.map((group) => group.toString(16)).join(':')}::/${ipv6}`
  }
  return ipv4 === 32 ? address.toString() : `${masked(address.octets, ipv4, 8).join('.')}/${ipv4}`
}

/** Whether it is an IPv6 address other than an IPv4-mapped one. */
export function isIPv6Address(given: string): boolean {
  return parse(given)?.kind() === 'ipv6'
}

/** Whether it is an IP address, in brackets or not. */
export function isIpAddress(given: string): boolean {
  return parse(given) !== null
}

/** Whether the address is this machine's own (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopback(given: string): boolean {
  return parse(given)?.range() === 'loopback'
}

type Address = ipaddr.IPv4 | ipaddr.IPv6 | null

/** What was parsed last: a request's limits ask for the same address a dozen times, one after the other. */
let parsed: { given: string; address: Address } = { given: '', address: null }

/** Null for what is no address; an IPv4-mapped address becomes an IPv4 one. */
function parse(given: string): Address {
  if (parsed.given !== given) parsed = { given, address: parseAnew(given) }
  return parsed.address
}

function parseAnew(given: string): Address {
  const bare = withoutPort(given)
  if (isIPv4(bare)) return ipaddr.IPv4.parse(bare)
  if (!isIPv6(bare)) return null
  const address = ipaddr.IPv6.parse(bare)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

// As `isIP` of node:net, which a browser does not have: ipaddr.js alone would also accept octal and hexadecimal numbers in
// an IPv4 address, and fewer than four of them.

function isIPv4(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text)
}

function isIPv6(text: string): boolean {
  return ipaddr.IPv6.isValid(text) && (!text.includes('.') || isIPv4(text.slice(text.lastIndexOf(':') + 1)))
}

/** In lower case, without port, brackets and zone. */
function withoutPort(given: string): string {
  const address = given.trim().toLowerCase()
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(address) ?? []
  const bare = bracketed ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return bare.replace(/%.*$/, '')
}

/** The parts of an address, of so many bits each, with all bits behind the prefix set to 0. */
function masked(parts: readonly number[], prefixBits: number, partBits: number): number[] {
  return parts.map((part, index) => {
    const hidden = partBits - Math.min(partBits, Math.max(0, prefixBits - index * partBits))
    return (part >> hidden) << hidden
  })
}
