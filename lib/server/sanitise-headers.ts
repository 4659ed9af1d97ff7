import type { IncomingMessage } from 'node:http'

/** Longer than any browser's. What counts views calls it suspect from 1,024 on. */
const LONGEST_USER_AGENT = 1_100

/** Of Next with itself; from outside they turn a page into something else. */
const internal = ['x-middleware-prefetch', 'x-middleware-subrequest', 'x-nextjs-data']

/**
 * Of one connection alone (RFC 9110 §7.6.1), and nothing is upgraded here. Next sends the headers of an action on with
 * the request to itself that makes the next page, and Node's fetch refuses these.
 */
const hopByHop = ['upgrade', 'te', 'trailer', 'keep-alive', 'proxy-connection']

/**
 * Leaves of the headers what no stranger can do harm with. Next matches every User-Agent against an expression whose
 * time grows with the square of its length: 15,000 characters hold the process for a second.
 */
export function settleHeaders({ headers }: IncomingMessage): void {
  const agent = headers['user-agent']
  if (agent !== undefined && agent.length > LONGEST_USER_AGENT)
    headers['user-agent'] = agent.slice(0, LONGEST_USER_AGENT)
  for (const name of [...internal, ...hopByHop]) delete headers[name]
}
