import { cookies, headers } from 'next/headers.js'
import { config } from '../config.ts'
import { sessionCookieName } from '../editors/session-cookie.ts'
import { signIn } from '../editors/sign-in.ts'
import { signOut } from '../editors/sign-out.ts'
import { visitorAddress } from '../views/address.ts'

/** Signs in whoever sends this request and hands his browser the cookie.
 *  @throws DomainError unauthenticated | too-many */
export async function openSession(email: string, password: string): Promise<void> {
  const sent = await headers()
  const [address, userAgent] = [addressOf(sent), sent.get('user-agent') ?? '']
  const { name, value, maxAge } = await signIn({ email, password, address, userAgent })
  const store = await cookies()
  store.set(name, value, { maxAge, path: '/', httpOnly: true, sameSite: 'lax', secure: isBehindHttps(sent) })
}

/** Signs out whoever sends this request. */
export async function closeSession(): Promise<void> {
  await signOut((await headers()).get('cookie') ?? '')
  const store = await cookies()
  store.delete({ name: sessionCookieName, path: '/' })
}

/** The last entry is what our own proxy, or without one the socket, said; entries before it are the client's claims. */
function addressOf(sent: Headers): string {
  return visitorAddress(sent.get('x-forwarded-for')?.split(',').at(-1) ?? '')
}

/** Whether the browser shows an address of https, by the origin that lib/server/admit-post.ts has checked. */
function isBehindHttps(sent: Headers): boolean {
  return (sent.get('origin') ?? config().siteUrl).startsWith('https:')
}
