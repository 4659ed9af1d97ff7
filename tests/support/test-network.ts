import { isPublicAddress, type Network } from '#lib/fetch/public-network.ts'

/** A network whose names are these, and to which loopback counts as public: 127.0.0.1 alone, so that the rest of 127/8 and
 *  ::1 stand for what is inside. */
export function networkOf(names: Record<string, string[] | (() => string[])> = {}): Network {
  return {
    resolve: async (name) => {
      const known = names[name]
      if (!known) throw new Error(`queryA ENOTFOUND ${name}`)
      const addresses = typeof known === 'function' ? known() : known
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    },
    allows: (address) => address === '127.0.0.1' || isPublicAddress(address),
    allowsPort: () => true,
  }
}
