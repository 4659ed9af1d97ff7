import { cookies, headers } from 'next/headers.js'
import { config } from '../config.ts'
import {
  type Client,
  DEVICE_COOKIE_MAX_AGE_S,
  deviceCookieName,
  deviceIdOf,
} from '../editors/known-clients.ts'
import { sessionCookieName } from '../editors/session-cookie.ts'
import { signOut } from '../editors/sign-out.ts'
import { addressOf, newSession } from './new-session.ts'

/** Signs in the sender of this request and sets the session cookie and the device cookie.
 *  @throws DomainError unauthenticated | too-many */
export async function openSession(email: string, password: string): Promise<void> {
  const sent = await headers()
  const store = await cookies()
  const { session, device } = await newSession({
    ...{ email, password, device: store.get(deviceCookieName)?.value },
    ...{ forwardedFor: sent.get('x-forwarded-for'), userAgent: sent.get('user-agent') ?? '' },
  })
  const { name, value, maxAge } = session
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isBehindHttps(sent) } as const
  store.set(name, value, { ...options, maxAge })
  store.set(deviceCookieName, device, { ...options, path: '/admin', maxAge: DEVICE_COOKIE_MAX_AGE_S })
}

/** The client that sends this request. */
export async function clientOfRequest(): Promise<Client> {
  const device = (await cookies()).get(deviceCookieName)?.value
  return { address: addressOf((await headers()).get('x-forwarded-for')), deviceId: deviceIdOf(device) }
}

/** Signs out the sender of this request. */
export async function closeSession(): Promise<void> {
  await signOut((await headers()).get('cookie') ?? '')
  const store = await cookies()
  store.delete({ name: sessionCookieName, path: '/' })
}

/** Whether the browser uses https, by the Origin that lib/server/admit-post.ts has checked. */
function isBehindHttps(sent: Headers): boolean {
  return (sent.get('origin') ?? config().siteUrl).startsWith('https:')
}
