import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendText } from './send-text.ts'

const known = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Whether Next's routes can handle this method; any other one is answered here with 405 (RFC 9110 §15.5.6). */
export function isKnownMethod({ method = '' }: IncomingMessage, response: ServerResponse): boolean {
  if (known.includes(method)) return true
  sendText(response, 405, '这里没有这种请求方法。', { allow: known.join(', ') })
  return false
}
