import { isAPIError } from 'better-auth/api'
import { parseSetCookieHeader } from 'better-auth/cookies'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { auth } from './auth.ts'
import { recogniseClient, rememberClient } from './known-clients.ts'
import { type SessionCookie, sessionCookieName } from './session-cookie.ts'
import { countAttempt, resetAttempts } from './sign-in-attempts.ts'

const WRONG = '邮箱或密码不对。'

export type SignIn = {
  email: string
  password: string
  address: string
  /** The device that a signed cookie names; null or left out where there is none. */
  deviceId?: string | null
  userAgent: string
}

const filled = z.object({
  email: z.string().trim().min(1, '请填写电子邮箱'),
  password: z.string().min(1, '请填写密码'),
})

/** Opens a session. A wrong password, an unknown e-mail and a disabled account take the same time and get the same answer.
 *  @throws DomainError invalid-input (nothing filled in) | unauthenticated | too-many */
export async function signIn(given: SignIn): Promise<SessionCookie> {
  parseInput(filled, given)
  const email = given.email.trim().toLowerCase().slice(0, 300)
  const client = { address: given.address, deviceId: given.deviceId ?? null }
  const attempt = { email, ...client, known: await recogniseClient(email, client) }
  await countAttempt(attempt)
  const cookie = await cookieFor(email, given)
  await resetAttempts(attempt)
  await rememberClient(email, client)
  return cookie
}

async function cookieFor(email: string, { password, userAgent }: SignIn): Promise<SessionCookie> {
  try {
    const { api } = await auth()
    const { headers, response } = await api.signInEmail({
      body: { email, password },
      headers: new Headers({ 'user-agent': userAgent }),
      returnHeaders: true,
    })
    const cookie = parseSetCookieHeader(headers.get('set-cookie') ?? '').get(sessionCookieName)
    if (!cookie) throw new Error('better-auth opened a session without a cookie')
    await refuseDisabled(response.user.id)
    return { name: sessionCookieName, value: cookie.value, maxAge: cookie['max-age'] ?? 0 }
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500)
      throw new DomainError('unauthenticated', WRONG, { cause: error })
    throw error
  }
}

/** Ends the session that was just opened for a disabled account.
 *  @throws DomainError unauthenticated */
async function refuseDisabled(id: string): Promise<void> {
  const { disabledAt } = await db().editor.findUniqueOrThrow({ where: { id }, select: { disabledAt: true } })
  if (disabledAt === null) return
  await db().session.deleteMany({ where: { userId: id } })
  throw new DomainError('unauthenticated', WRONG)
}
