import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The open connections of a server, also of those that were handed to it and that it does not count itself. */
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
  /** All connections are ended after it. */
  patienceMs: number
  /** Until then a connection that waits for its client's next request is kept, and ends with the answer to that. A
   *  client that sends just then meets an answer, where it would meet a reset. */
  lingersUntil?: Promise<unknown> | null
}

/** Takes no more connections and waits for the answers under way. */
export async function closeServer(
  server: Server,
  { connections, patienceMs, lingersUntil }: Closing,
): Promise<void> {
  // A connection that is kept alive ends with the answer it waits for.
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs)
  const ended = allEnded(connections)
  if (lingersUntil) await Promise.race([ended, lingersUntil])
  server.close()
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await ended
  clearInterval(idle)
  clearTimeout(impatient)
}

async function allEnded(connections: ReadonlySet<Socket>): Promise<void> {
  for (const socket of connections)
    if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
}
