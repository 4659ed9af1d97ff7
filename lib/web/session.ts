import { headers } from 'next/headers.js'
import { redirect } from 'next/navigation.js'
import { cache } from 'react'
import type { Editor } from '../actors/editor.ts'
import { type Admission, editorBySession } from '../editors/gate.ts'
import { carriesSession } from '../editors/session-cookie.ts'
import { DomainError } from '../errors.ts'

/** Who sends these headers; null for everybody but an editor, at no cost for who carries no session. */
async function admissionOf(sent: Headers): Promise<Admission | null> {
  const cookie = sent.get('cookie') ?? ''
  return carriesSession(cookie) ? editorBySession(cookie) : null
}

/** Who looks at the page that is being rendered: asked once a request. */
export const admission = cache(async () => admissionOf(await headers()))

/** For a page of the desk: who is signed in. Whoever is not goes to the sign-in page and comes back to `path`. */
export async function requireEditor(path: string): Promise<Admission> {
  return (await admission()) ?? redirect(`/admin/sign-in?return=${encodeURIComponent(path)}`)
}

/** For an action of the desk.
 *  @throws DomainError unauthenticated */
export async function actingEditor(): Promise<Editor> {
  return (await actingAdmission()).editor
}

/** The same, with the session that asks.
 *  @throws DomainError unauthenticated */
export async function actingAdmission(): Promise<Admission> {
  const found = await admissionOf(await headers())
  if (found) return found
  throw new DomainError('unauthenticated', '登录已过期，请重新登录后再提交。')
}

/** The place to go back to after signing in: a path of the desk, never another site. */
export function returnPath(given: unknown): string {
  if (typeof given !== 'string' || !/^\/admin(?=[/?]|$)[\x21-\x5b\x5d-\x7e]*$/.test(given))
    return '/admin/articles'
  const { origin, pathname, search } = new URL(given, 'http://desk.invalid')
  return origin === 'http://desk.invalid' && pathname.startsWith('/admin')
    ? pathname + search
    : '/admin/articles'
}
