import type { IncomingMessage } from 'node:http'
import { DIRECT } from '../metrics/may-read.ts'
import { isLoopback } from '../views/address.ts'

/** What says that somebody passes a request on for somebody else (RFC 7239, RFC 9110 §7.6.3, and what is common). */
const PASSED_ON =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-original-.*|x-real-ip|(?:x-|true-|x-cluster-|cf-)?(?:client|connecting)-ip)$/

/** The address that a request comes from: by the word of the portal's own proxy where there is one, or the socket's. */
export function clientAddress({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const told = trustProxy ? lastEntry(headers['x-forwarded-for']) : ''
  return told || (socket.remoteAddress ?? '')
}

/**
 * Leaves of the X-Forwarded headers only what can be believed: the last entries when they come from the portal's own
 * proxy, the socket's address when there is none. A request that a program of this machine sent, and nobody passed on, is
 * marked as such. Everything behind reads the headers alone.
 */
export function settleForwarded(request: IncomingMessage, trustProxy: boolean): void {
  const { headers, socket } = request
  const isPassedOn = Object.keys(headers).some((name) => PASSED_ON.test(name))
  const protocol = trustProxy ? lastEntry(headers['x-forwarded-proto']) : ''
  headers['x-forwarded-for'] = clientAddress(request, trustProxy)
  headers['x-forwarded-proto'] = protocol.toLowerCase() === 'https' ? 'https' : 'http'
  for (const name of ['x-forwarded-host', 'x-forwarded-port', 'forwarded', DIRECT]) delete headers[name]
  if (!isPassedOn && isLoopback(socket.remoteAddress ?? '')) headers[DIRECT] = '1'
}

function lastEntry(list: string | string[] | undefined): string {
  return (
    String(list ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? ''
  )
}
