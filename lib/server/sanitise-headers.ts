import type { IncomingMessage } from 'node:http'

/** Longer than any browser's; view counting classifies one of more than 1,024 characters as suspect. */
const LONGEST_USER_AGENT = 1_100

/** Fields that Next sends to itself; from outside they would change what a page answers. */
const internal = ['x-middleware-prefetch', 'x-middleware-subrequest', 'x-nextjs-data']

/**
 * Fields of one connection (RFC 9110 §7.6.1). After an action Next requests the next page from itself with the same
 * fields, and Node's fetch rejects these.
 */
const hopByHop = ['upgrade', 'te', 'trailer', 'keep-alive', 'proxy-connection']

/**
 * Removes request fields that could do harm, and truncates User-Agent: Next matches it against an expression that takes
 * quadratic time, a second for 15,000 characters.
 */
export function sanitiseHeaders({ headers }: IncomingMessage): void {
  const agent = headers['user-agent']
  if (agent !== undefined && agent.length > LONGEST_USER_AGENT)
    headers['user-agent'] = agent.slice(0, LONGEST_USER_AGENT)
  for (const name of [...internal, ...hopByHop]) delete headers[name]
}
