import type { Server } from 'node:http'

/** Takes no more connections and waits for the answers under way, but no longer than `patienceMs`. */
export async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // A connection that is kept alive ends with the answer it waits for.
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearInterval(idle)
  clearTimeout(impatient)
}
