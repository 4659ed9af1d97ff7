import { type NextRequest, NextResponse } from 'next/server.js'

export const config = { matcher: '/admin/:path*' }

/** Every answer of the desk carries a policy of its own: scripts by nonce, nothing framed, nothing indexed. */
export function proxy(request: NextRequest): NextResponse {
  if (!isOwn(request)) return new NextResponse('只有本站的页面可以提交。', { status: 403, headers: PLAIN })
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll('-', ''))
  const headers = new Headers(request.headers)
  // Next takes the nonce for its own scripts from the request's policy.
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('X-Frame-Options', 'DENY')
  response.headers.set('X-Robots-Tag', 'noindex, nofollow')
  response.headers.set('Referrer-Policy', 'same-origin')
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  return response
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

/** Whether a form was sent from a page of ours; Next would refuse it too, with five lines in the log. */
function isOwn({ method, headers }: NextRequest): boolean {
  const origin = headers.get('origin')
  if (method === 'GET' || method === 'HEAD' || origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}

function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates, and the dev server inlines its styles.
  const developing = process.env.NODE_ENV === 'development'
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${developing ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${developing ? ' ws:' : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
