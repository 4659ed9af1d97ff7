import { createServer, type Server } from 'node:http'
import { config } from '../config.ts'
import { limitConnections } from './limit-connections.ts'

/** Limits for the head of a request and for a whole request; body-timeout.ts has a stricter limit for bodies. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 1_000 }
/** A connection without any data for so long is closed. */
const STALLED_MS = 60_000

/** The HTTP server of the portal, with its limits on time and connections; it does not listen yet. */
export function httpServer({ developing }: { developing: boolean }): Server {
  const server = createServer({
    // Only the development server uses WebSocket; an offer of HTTP/2 is answered with HTTP/1.1.
    shouldUpgradeCallback: () => developing,
    // The request handler answers a missing Host field itself, in Chinese.
    requireHostHeader: false,
    ...timeouts,
  })
  if (!developing) server.setTimeout(STALLED_MS)
  limitConnections(server, config().trustProxy)
  return server
}
