import { visitorAddress } from '../views/address.ts'
import type { Holder } from './concurrency-limit.ts'

/** A network's share is that of so many addresses. */
const ADDRESSES_A_NETWORK = 4

/**
 * Who sends a request, as a holder of places: his address (IPv6: the /64 of his household), and the network around it
 * (IPv4: /24, IPv6: /48, of which a sender may have a whole one).
 * @param share of the address; the network's is four times as large
 */
export function holdersOf(address: string, share: number): Holder[] {
  const own = visitorAddress(address)
  return [
    { name: own, share },
    { name: networkOf(own), share: share * ADDRESSES_A_NETWORK },
  ]
}

function networkOf(address: string): string {
  if (!address.endsWith('::/64')) return address.replace(/\.\d+$/, '.0/24')
  return `${address.split(':').slice(0, 3).join(':')}::/48`
}
