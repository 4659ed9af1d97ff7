import { isAPIError } from 'better-auth/api'
import { parseSetCookieHeader } from 'better-auth/cookies'
import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { countAttempt, forgetAttempt } from './attempts.ts'
import { auth } from './auth.ts'
import { type SessionCookie, sessionCookieName } from './session-cookie.ts'

export type SignIn = { email: string; password: string; address: string; userAgent: string }

const filled = z.object({
  email: z.string().trim().min(1, '请填写电子邮箱'),
  password: z.string().min(1, '请填写密码'),
})

/** Opens a session. A wrong password and an unknown e-mail cost the same time and hear the same sentence.
 *  @throws DomainError invalid-input (nothing filled in) | unauthenticated | too-many */
export async function signIn(given: SignIn): Promise<SessionCookie> {
  parseInput(filled, given)
  const email = given.email.trim().toLowerCase().slice(0, 300)
  const attempt = { email, address: given.address }
  await countAttempt(attempt)
  const cookie = await cookieFor(email, given)
  await forgetAttempt(attempt)
  return cookie
}

async function cookieFor(email: string, { password, userAgent }: SignIn): Promise<SessionCookie> {
  try {
    const { headers } = await auth().api.signInEmail({
      body: { email, password },
      headers: new Headers({ 'user-agent': userAgent }),
      returnHeaders: true,
    })
    const cookie = parseSetCookieHeader(headers.get('set-cookie') ?? '').get(sessionCookieName)
    if (!cookie) throw new Error('better-auth opened a session without a cookie')
    return { name: sessionCookieName, value: cookie.value, maxAge: cookie['max-age'] ?? 0 }
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500)
      throw new DomainError('unauthenticated', '邮箱或密码不对。', { cause: error })
    throw error
  }
}
