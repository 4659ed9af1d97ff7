import { securityHeaders } from './security-headers.ts'

/** Leads to the address of the same page in this site that is linked to; for now, since that one may change. */
export function redirectTo(path: string, older: string | null = null): Response {
  const location = older === null ? path : `${path}?older=${older}`
  return new Response(null, {
    status: 302,
    headers: { ...securityHeaders, location, 'cache-control': 'no-store' },
  })
}
