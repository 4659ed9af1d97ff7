import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from '../config.ts'
import { sessionCookieName } from './session-cookie.ts'

const PAIR = new RegExp(`(?:^|;\\s*)${sessionCookieName.replaceAll('.', '\\.')}=([^;]{1,400})`)

/**
 * Whether a `Cookie` header contains a session token that this portal has signed. It does not ask the database, and the
 * session may have ended: it tells editors from readers, and grants nothing.
 */
export function hasSignedSession(cookies: string | undefined): boolean {
  const { secret } = config()
  const [, given] = PAIR.exec(cookies ?? '') ?? []
  if (given === undefined || secret === undefined) return false
  const [, value = '', signature = ''] = /^(.+)\.([^.]+)$/.exec(decoded(given)) ?? []
  // The signature of better-auth: HMAC-SHA-256 of the token, Base64.
  const own = createHmac('sha256', secret).update(value).digest()
  const sent = Buffer.from(signature, 'base64')
  return sent.length === own.length && timingSafeEqual(sent, own)
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
