import { deviceCookieName, deviceIdOf, newDeviceCookie } from '../editors/known-clients.ts'
import type { SessionCookie } from '../editors/session-cookie.ts'
import { signIn } from '../editors/sign-in.ts'
import { addressKey } from '../ip-address.ts'

type Entry = {
  email: string
  password: string
  /** The value of the device cookie, where there is one. */
  device: string | undefined
  /** The field as it came. */
  forwardedFor: string | null | undefined
  userAgent: string
}

/** Signs in, and gives the cookies to set: of the session, and of the device.
 *  @throws DomainError invalid-input | unauthenticated | too-many */
export async function newSession(entry: Entry): Promise<{ session: SessionCookie; device: string }> {
  const { email, password, userAgent } = entry
  // The device gets its id before the sign-in, so that this sign-in already makes it known.
  const isKnown = entry.device !== undefined && deviceIdOf(entry.device) !== null
  const device = isKnown && entry.device !== undefined ? entry.device : newDeviceCookie()
  const client = { address: addressOf(entry.forwardedFor), deviceId: deviceIdOf(device) }
  return { session: await signIn({ email, password, ...client, userAgent }), device }
}

/** The last entry, which lib/server has set; a client can send the ones before. */
export function addressOf(forwardedFor: string | null | undefined): string {
  return addressKey(forwardedFor?.split(',').at(-1) ?? '')
}

/** The value of the device cookie in a `Cookie` header. */
export function deviceCookieOf(cookies: string): string | undefined {
  const pair = cookies.split(';').find((one) => one.trimStart().startsWith(`${deviceCookieName}=`))
  return pair?.slice(pair.indexOf('=') + 1).trim()
}
