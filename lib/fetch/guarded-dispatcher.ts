import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent } from 'undici'
import { isWebAddress } from '../text/web-address.ts'
import { fetchError } from './fetch-failure.ts'
import type { Network } from './public-network.ts'

const CONNECT_TIMEOUT_MS = 10_000

/**
 * The URL of an address that may be asked: of the web, without userinfo, at a port of web sites, and, where its host is an
 * IP address in any spelling, at one that may be reached. `net.connect` looks no literal up, so that each is checked here,
 * and each redirect's again.
 * @throws DomainError invalid-input (`details.reason`: address | not-public)
 */
export function guardedUrl(address: string, network: Network): URL {
  if (!isWebAddress(address)) throw fetchError('address')
  // Written anew by the URL standard, which turns 0x7f.1, 2130706433 and full-width digits into 127.0.0.1.
  const url = new URL(address)
  url.hash = ''
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (!network.allowsPort(port)) throw fetchError('address', { port })
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (ipaddr.isValid(host) && !network.allows(host)) throw fetchError('not-public')
  return url
}

/**
 * Connects only to addresses that the network allows: they are checked in the connection's own lookup, so that a name
 * cannot answer one address to the check and another one to the connection. One refused address refuses the name.
 */
export function guardedDispatcher(network: Network): Agent {
  return new Agent({
    connect: { lookup: guardedLookup(network), timeout: CONNECT_TIMEOUT_MS, keepAlive: false },
    connections: 1,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: 32 * 1024,
  })
}

function guardedLookup(network: Network): LookupFunction {
  return (name, options, callback) => {
    network.resolve(name).then(
      (found) => {
        const [first] = found
        if (!first) return callback(fetchError('name'), '', 0)
        if (!found.every(({ address }) => network.allows(address)))
          return callback(fetchError('not-public'), '', 0)
        if (options.all) callback(null, found)
        else callback(null, first.address, first.family)
      },
      (cause) => callback(fetchError('name', { cause }), '', 0),
    )
  }
}
