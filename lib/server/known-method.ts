import type { IncomingMessage, ServerResponse } from 'node:http'

const known = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Whether a route can be asked with this method; the answer to any other one is given here (RFC 9110 §15.5.6). */
export function isKnownMethod({ method = '' }: IncomingMessage, response: ServerResponse): boolean {
  if (known.includes(method)) return true
  const headers = {
    allow: known.join(', '),
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  }
  response.writeHead(405, headers).end('这里没有这种请求方法。')
  return false
}
