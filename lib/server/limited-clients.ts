import { visitorAddress } from '../views/address.ts'
import type { LimitedClient } from './concurrency-limit.ts'

/** The share of a network, in shares of an address. */
const SHARES_OF_A_NETWORK = 4

/**
 * The clients that a request counts for: its address (IPv6: the /64), and the network around it (IPv4: /24, IPv6: /48),
 * because one sender may control a whole network.
 * @param share of the address; the network's is four times as large
 */
export function limitedClientsOf(address: string, share: number): LimitedClient[] {
  const own = visitorAddress(address)
  return [
    { name: own, share },
    { name: networkOf(own), share: share * SHARES_OF_A_NETWORK },
  ]
}

function networkOf(address: string): string {
  if (!address.endsWith('::/64')) return address.replace(/\.\d+$/, '.0/24')
  return `${address.split(':').slice(0, 3).join(':')}::/48`
}
