import { createServer, type Server } from 'node:http'
import { config } from '../config.ts'
import { limitConnections } from './limit-connections.ts'

/**
 * Who does not send the head of his request in ten seconds has gone away, or means harm. lib/server/body-timeout.ts holds
 * the body to its size; five minutes are the most for the largest one.
 */
const timeouts = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 1_000 }
/** Who takes nothing of his answer for so long has gone away without a word. */
const STALLED_MS = 60_000

/** The server of the portal's port, with its bounds on time and connections; it does not listen yet. */
export function httpServer({ developing }: { developing: boolean }): Server {
  const server = createServer({
    // Only the development server speaks another protocol; an offer of HTTP/2 is answered in HTTP/1.1.
    shouldUpgradeCallback: () => developing,
    // Who names no host is answered by the request handler, in a sentence.
    requireHostHeader: false,
    ...timeouts,
  })
  if (!developing) server.setTimeout(STALLED_MS)
  limitConnections(server, config().trustProxy)
  return server
}
