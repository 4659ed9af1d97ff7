import { addressKey, networkKey } from '../ip-address.ts'
import type { LimitedClient } from './concurrency-limit.ts'

/** A network, of which one sender may control all addresses. */
const NETWORK = { ipv4: 24, ipv6: 48 }
/** The share of a network, in shares of an address. */
const SHARES_OF_A_NETWORK = 4

/**
 * The clients that a request counts for: its address (IPv6: the /64), and the network around it (IPv4: /24, IPv6: /48).
 * @param share of the address
 * @param network the share of its network; four times as large where it is not given
 */
export function limitedClientsOf(
  address: string,
  share: number,
  network = share * SHARES_OF_A_NETWORK,
): LimitedClient[] {
  return [
    { name: addressKey(address), share },
    { name: networkKey(address, NETWORK), share: network },
  ]
}
