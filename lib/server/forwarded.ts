import type { IncomingMessage } from 'node:http'

/**
 * Leaves of the X-Forwarded headers only what can be believed: the last entries when they come from the portal's own
 * proxy, the socket's address when there is none. Everything behind reads the headers alone.
 */
export function settleForwarded({ headers, socket }: IncomingMessage, trustProxy: boolean): void {
  const last = (name: string) =>
    String(headers[name] ?? '')
      .split(',')
      .at(-1)
      ?.trim()
  const told = trustProxy ? last('x-forwarded-for') : undefined
  headers['x-forwarded-for'] = told || (socket.remoteAddress ?? '')
  const protocol = trustProxy ? last('x-forwarded-proto') : undefined
  headers['x-forwarded-proto'] = protocol?.toLowerCase() === 'https' ? 'https' : 'http'
  delete headers['x-forwarded-host']
  delete headers['x-forwarded-port']
  delete headers.forwarded
}
