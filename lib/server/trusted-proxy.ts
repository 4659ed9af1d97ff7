import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../ip-address.ts'
import { DIRECT } from '../metrics/may-read.ts'

/** Fields that a proxy adds to a request (RFC 7239, RFC 9110 §7.6.3, and common ones). */
const PROXY_FIELD =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-original-.*|x-real-ip|(?:x-|true-|x-cluster-|cf-)?(?:client|connecting)-ip)$/

/** The client's address: the last X-Forwarded-For entry with TRUST_PROXY, else the socket's address. */
export function clientAddress({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastEntry(headers['x-forwarded-for']) : ''
  return forwarded || (socket.remoteAddress ?? '')
}

/**
 * Replaces the X-Forwarded fields by trustworthy values: with TRUST_PROXY the last entry of each (the one that our own
 * proxy added), else those of the socket. A request from this machine that no proxy forwarded is marked with `DIRECT`. All
 * code behind reads these fields, never the socket.
 */
export function normaliseForwarded(request: IncomingMessage, trustProxy: boolean): void {
  const { headers, socket } = request
  const isForwarded = Object.keys(headers).some((name) => PROXY_FIELD.test(name))
  const protocol = trustProxy ? lastEntry(headers['x-forwarded-proto']) : ''
  headers['x-forwarded-for'] = clientAddress(request, trustProxy)
  headers['x-forwarded-proto'] = protocol.toLowerCase() === 'https' ? 'https' : 'http'
  for (const name of ['x-forwarded-host', 'x-forwarded-port', 'forwarded', DIRECT]) delete headers[name]
  if (!isForwarded && isLoopback(socket.remoteAddress ?? '')) headers[DIRECT] = '1'
}

function lastEntry(list: string | string[] | undefined): string {
  return (
    String(list ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? ''
  )
}
