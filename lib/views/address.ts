import { isIPv4, isIPv6 } from 'node:net'
import { prefixes } from './budgets.ts'

/**
 * What counts as one address: an IPv4 address, or the /64 that an IPv6 household gets (RFC 6177), in one spelling.
 * A port, brackets, a zone and the IPv4-mapped form (RFC 4291 §2.5.5.2) are taken off. What is no address stays as it
 * is, cut to 64 characters.
 */
export function visitorAddress(given: string): string {
  const read = readAddress(given)
  return typeof read === 'string' ? read : prefixOf(read, 64)
}

/** What has a budget of its own: an IPv4 address, or the prefixes that an IPv6 address lies in, the narrowest first. */
export function addressPrefixes(given: string): { prefix: string; times: number }[] {
  const read = readAddress(given)
  if (typeof read === 'string') return [{ prefix: read, times: 1 }]
  return prefixes.map(({ bits, times }) => ({ prefix: prefixOf(read, bits), times }))
}

/** An IPv4 address in its spelling, the eight groups of an IPv6 one, or what is neither. */
function readAddress(given: string): string | number[] {
  const bare = withoutPort(given.trim().toLowerCase()).replace(/%.*$/, '')
  if (isIPv4(bare)) return bare
  if (!isIPv6(bare)) return bare.slice(0, 64)
  const groups = groupsOf(bare)
  const [, , , , , mapped, high = 0, low = 0] = groups
  if (mapped === 0xffff && groups.slice(0, 5).every((group) => group === 0))
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return groups
}

/** The first bits of an address, a multiple of eight, as `2001:db8:1:2::/64`. */
function prefixOf(groups: readonly number[], bits: number): string {
  const kept = groups.slice(0, Math.ceil(bits / 16))
  if (bits % 16 !== 0) kept.push((kept.pop() ?? 0) & 0xff00)
  return `${kept.map((group) => group.toString(16)).join(':')}::/${bits}`
}

/** Whether the address is the machine itself (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopback(given: string): boolean {
  const bare = withoutPort(given.trim().toLowerCase())
  if (isIPv6(bare) && groupsOf(bare).join(':') === '0:0:0:0:0:0:0:1') return true
  const address = visitorAddress(bare)
  return isIPv4(address) && address.startsWith('127.')
}

function withoutPort(address: string): string {
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(address) ?? []
  return bracketed ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number)
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  })
  const [head = '', tail] = hex.split('::')
  const numbers = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  if (tail === undefined) return numbers(head)
  const [before, after] = [numbers(head), numbers(tail)]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}
