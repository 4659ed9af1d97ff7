import { createServer, type Server } from 'node:http'
import { config } from '../config.ts'
import { limitConnections } from './limit-connections.ts'

/** Limits for the head of a request and for a whole request; body-timeout.ts has a stricter limit for bodies. */
const timeouts = { headersTimeout: 10_000, requestTimeout: 300_000, connectionsCheckingInterval: 1_000 }
/** A connection without any data for so long is closed. */
const STALLED_MS = 60_000
/** How long a connection waits for its next request: a reader's, and one that a proxy keeps for all of its readers. Proxies
 *  keep theirs for up to a minute; one that is closed here first fails with the request that was just sent on it. */
const IDLE_MS = { direct: 5_000, proxy: 75_000 }

/** The HTTP server of the portal, with its limits on time and connections; it does not listen yet. */
export function httpServer({ developing }: { developing: boolean }): Server {
  const { trustProxy } = config()
  const server = createServer({
    keepAliveTimeout: trustProxy ? IDLE_MS.proxy : IDLE_MS.direct,
    // Only the development server uses WebSocket; an offer of HTTP/2 is answered with HTTP/1.1.
    shouldUpgradeCallback: () => developing,
    // The request handler answers a missing Host field itself, in Chinese.
    requireHostHeader: false,
    ...timeouts,
  })
  if (!developing) server.setTimeout(STALLED_MS)
  limitConnections(server, trustProxy)
  return server
}
