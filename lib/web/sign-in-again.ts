import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { Editor } from '../actors/editor.ts'
import { config } from '../config.ts'
import { editorBySession } from '../editors/gate.ts'
import { DEVICE_COOKIE_MAX_AGE_S, deviceCookieName } from '../editors/known-clients.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { deviceCookieOf, newSession } from './new-session.ts'

const entrySchema = z.object({ email: z.string().max(300), password: z.string().max(1_000) })

/** Opens a session for a form that is open already, whose session has ended.
 *  @returns who is signed in now, and the `Set-Cookie` fields
 *  @throws DomainError invalid-input | unauthenticated | too-many */
export async function signInAgain(
  { headers }: IncomingMessage,
  input: unknown,
): Promise<{ editor: Editor; cookies: string[] }> {
  const { email, password } = parseInput(entrySchema, input)
  const forwarded = headers['x-forwarded-for']
  const { session, device } = await newSession({
    ...{ email, password, device: deviceCookieOf(headers.cookie ?? '') },
    ...{ forwardedFor: Array.isArray(forwarded) ? forwarded.at(-1) : forwarded },
    userAgent: headers['user-agent'] ?? '',
  })
  const own = `${session.name}=${encodeURIComponent(session.value)}`
  const opened = await editorBySession(own)
  if (!opened) throw new DomainError('unauthenticated', '没有登录成功，请再试一次。')
  // By the Origin, which has been checked.
  const secure = (headers.origin ?? config().siteUrl).startsWith('https:') ? '; Secure' : ''
  const common = `HttpOnly; SameSite=Lax${secure}`
  return {
    editor: opened.editor,
    cookies: [
      `${own}; Path=/; Max-Age=${session.maxAge}; ${common}`,
      `${deviceCookieName}=${device}; Path=/admin; Max-Age=${DEVICE_COOKIE_MAX_AGE_S}; ${common}`,
    ],
  }
}
