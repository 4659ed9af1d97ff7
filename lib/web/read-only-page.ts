import { securityHeaders } from './security-headers.ts'

/** The answer of a page to every method but GET and HEAD (RFC 9110 §15.5.6). */
export async function readOnlyPage(): Promise<Response> {
  const headers = {
    ...securityHeaders(''),
    allow: 'GET, HEAD',
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
  }
  return new Response('这一页只能看。', { status: 405, headers })
}
