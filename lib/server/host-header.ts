import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerPlainly } from './send-text.ts'

/** A registered name, an IPv4 or a bracketed IPv6 address, and perhaps a port (RFC 9110 §7.2, RFC 3986 §3.2.2). */
const HOST = /^(?:[\w.~!$&'()*+,;=%-]+|\[[0-9a-f:.]+\])(?::\d{0,5})?$/i

/**
 * Whether the request says once, and as it should, which host it is for. HTTP/1.1 demands it, and two different ones
 * mean one thing to a proxy and another to us; the answer to any other request, 400, is given here (RFC 9112 §3.2).
 */
export function hasOneHost(request: IncomingMessage, response: ServerResponse): boolean {
  const problem = problemOf(request)
  if (problem === null) return true
  // What follows on this connection may be part of what somebody tries to smuggle in.
  answerPlainly(response, 400, problem, { connection: 'close' })
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
