import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerPlainly } from './send-text.ts'

const known = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Whether a route can be asked with this method; the answer to any other one is given here (RFC 9110 §15.5.6). */
export function isKnownMethod({ method = '' }: IncomingMessage, response: ServerResponse): boolean {
  if (known.includes(method)) return true
  answerPlainly(response, 405, '这里没有这种请求方法。', { allow: known.join(', ') })
  return false
}
