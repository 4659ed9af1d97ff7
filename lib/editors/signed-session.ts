import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from '../config.ts'
import { sessionCookieName } from './session-cookie.ts'

const PAIR = new RegExp(`(?:^|;\\s*)${sessionCookieName.replaceAll('.', '\\.')}=([^;]{1,400})`)

/**
 * Whether the bearer of these cookies carries a session that this portal has signed. The session itself may have ended:
 * nobody is let in by this, it only tells editors from strangers without asking the database.
 */
export function hasSignedSession(cookies: string | undefined): boolean {
  const { secret } = config()
  const [, given] = PAIR.exec(cookies ?? '') ?? []
  if (given === undefined || secret === undefined) return false
  const [, value = '', signature = ''] = /^(.+)\.([^.]+)$/.exec(decoded(given)) ?? []
  // As better-auth signs its cookies.
  const own = createHmac('sha256', secret).update(value).digest()
  const said = Buffer.from(signature, 'base64')
  return said.length === own.length && timingSafeEqual(said, own)
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
