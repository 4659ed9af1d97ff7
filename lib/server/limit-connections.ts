import type { Server } from 'node:http'
import { Places } from './concurrency-limit.ts'
import { holdersOf } from './limited-clients.ts'

/** Connections at once, in all and from one address: each takes some 20 KB, whether anything is said on it or not. */
const CONNECTIONS = { most: 10_000, share: 1_000 }

/**
 * Bounds the connections of a server, so that who opens thousands and says nothing keeps nobody else out. Behind a proxy
 * of our own all come from that, and only their number is bounded.
 */
export function limitConnections(
  server: Server,
  isBehindProxy: boolean,
  { most, share } = CONNECTIONS,
): void {
  const places = new Places(most)
  server.on('connection', (socket) => {
    const holders = isBehindProxy ? [] : holdersOf(socket.remoteAddress ?? '', share)
    if (places.take(holders)) socket.once('close', () => places.giveBack(holders))
    else socket.destroy()
  })
}
