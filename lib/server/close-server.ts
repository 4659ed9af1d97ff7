import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The open connections of a server, with those that were passed to it by another process. */
export function trackConnections(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return open
}

type Closing = {
  connections: ReadonlySet<Socket>
  /** All connections are closed after this time. */
  timeoutMs: number
  /** Until it resolves, idle connections stay open until their next response. Closing them could reset a request that the
   *  client is just sending. */
  lingersUntil?: Promise<unknown> | null
}

const CHECK_EVERY_MS = 100

/** Stops accepting connections and waits for the pending responses. */
export async function closeServer(
  server: Server,
  { connections, timeoutMs, lingersUntil }: Closing,
): Promise<void> {
  // A keep-alive connection is closed after its next response.
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
  const timer = setTimeout(() => server.closeAllConnections(), timeoutMs)
  const ended = allEnded(connections)
  if (lingersUntil) await Promise.race([ended, lingersUntil])
  server.close()
  const idle = setInterval(() => {
    server.closeIdleConnections()
    closeUnused(connections)
  }, CHECK_EVERY_MS)
  await ended
  clearInterval(idle)
  clearTimeout(timer)
}

/** Closes the connections on which nothing has arrived yet: browsers open some in advance, and Node counts these as busy
 *  with a request. */
function closeUnused(connections: ReadonlySet<Socket>): void {
  for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
}

async function allEnded(connections: ReadonlySet<Socket>): Promise<void> {
  for (const socket of connections)
    if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
}
