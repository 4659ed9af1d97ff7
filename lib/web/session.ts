import { headers } from 'next/headers.js'
import { redirect } from 'next/navigation.js'
import { cache } from 'react'
import type { Editor } from '../actors/editor.ts'
import { type EditorSession, editorBySession } from '../editors/gate.ts'
import { carriesSession } from '../editors/session-cookie.ts'
import { DomainError } from '../errors.ts'

/** The session of the editor who sends these headers, or null. Without a session cookie the database is not asked. */
async function sessionOf(sent: Headers): Promise<EditorSession | null> {
  const cookie = sent.get('cookie') ?? ''
  return carriesSession(cookie) ? editorBySession(cookie) : null
}

/** The session of the request whose page is being rendered, looked up once a request. */
export const currentSession = cache(async () => sessionOf(await headers()))

/** For a page of the desk: the session. Without one, redirects to the sign-in page, which returns to `path`. */
export async function requireEditor(path: string): Promise<EditorSession> {
  return (await currentSession()) ?? redirect(`/admin/sign-in?return=${encodeURIComponent(path)}`)
}

/** The editor who sends an action of the desk.
 *  @throws DomainError unauthenticated */
export async function actingEditor(): Promise<Editor> {
  return (await actingSession()).editor
}

/** The session that sends an action of the desk.
 *  @throws DomainError unauthenticated */
export async function actingSession(): Promise<EditorSession> {
  const found = await sessionOf(await headers())
  if (found) return found
  throw new DomainError('unauthenticated', '登录已过期，请重新登录后再提交。')
}

/** The path to return to after signing in: one of the desk, never another site. */
export function returnPath(given: unknown): string {
  if (typeof given !== 'string' || !/^\/admin(?=[/?]|$)[\x21-\x5b\x5d-\x7e]*$/.test(given))
    return '/admin/articles'
  const { origin, pathname, search } = new URL(given, 'http://desk.invalid')
  return origin === 'http://desk.invalid' && pathname.startsWith('/admin')
    ? pathname + search
    : '/admin/articles'
}
