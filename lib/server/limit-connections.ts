import type { Server } from 'node:http'
import { ConcurrencyLimit } from './concurrency-limit.ts'
import { limitedClientsOf } from './limited-clients.ts'

/** Open connections in total and from one address; each takes about 20 KB, idle ones too. */
const CONNECTIONS = { most: 10_000, share: 1_000 }

/**
 * Limits the open connections of a server in total and for each client address. Behind a proxy all connections come from
 * the proxy's address, and only the total is limited.
 */
export function limitConnections(
  server: Server,
  isBehindProxy: boolean,
  { most, share } = CONNECTIONS,
): void {
  const limit = new ConcurrencyLimit(most)
  server.on('connection', (socket) => {
    const clients = isBehindProxy ? [] : limitedClientsOf(socket.remoteAddress ?? '', share)
    if (limit.acquire(clients)) socket.once('close', () => limit.release(clients))
    else socket.destroy()
  })
}
