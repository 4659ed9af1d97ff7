import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendText } from './send-text.ts'

/** A registered name, an IPv4 or a bracketed IPv6 address, and perhaps a port (RFC 9110 §7.2, RFC 3986 §3.2.2). */
const HOST = /^(?:[\w.~!$&'()*+,;=%-]+|\[[0-9a-f:.]+\])(?::\d{0,5})?$/i

/**
 * Whether the request has exactly one valid Host field, as HTTP/1.1 requires (a proxy and this server could interpret two
 * of them differently). Any other request is answered here with 400 (RFC 9112 §3.2).
 */
export function hasOneHost(request: IncomingMessage, response: ServerResponse): boolean {
  const problem = problemOf(request)
  if (problem === null) return true
  // What follows on this connection may be a smuggled request.
  sendText(response, 400, problem, { connection: 'close' })
  return false
}

function problemOf({ rawHeaders, headers, httpVersion }: IncomingMessage): string | null {
  let lines = 0
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === 'host') lines += 1
  if (lines === 0) return httpVersion !== '1.0' ? '请求没有写明主机名（Host）。' : null
  if (lines > 1) return '请求写了不止一个主机名（Host）。'
  return HOST.test(headers.host ?? '') ? null : '请求的主机名（Host）写法不对。'
}
