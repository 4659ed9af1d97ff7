import { securityHeaders } from './security-headers.ts'

/** The answer of a page to every method but GET and HEAD (RFC 9110 §15.5.6); OPTIONS is told which there are. */
export async function readOnlyPage(request: Request): Promise<Response> {
  if (request.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { allow: 'GET, HEAD' } })
  const headers = {
    ...securityHeaders,
    allow: 'GET, HEAD',
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
  }
  return new Response('这一页只能看。', { status: 405, headers })
}
