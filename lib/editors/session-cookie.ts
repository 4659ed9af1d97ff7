export const COOKIE_PREFIX = 'citysite'

/** The cookie that carries a session; lib/web sees by it whether a request can have one at all. */
export const sessionCookieName = `${COOKIE_PREFIX}.session_token`

/** Whether a `Cookie` header (RFC 6265 §4.2.1) carries that cookie at all; not whether it is worth anything. */
export function carriesSession(cookies: string): boolean {
  return cookies.split(';').some((pair) => pair.trimStart().startsWith(`${sessionCookieName}=`))
}

/** What the browser is to keep; the value is signed. */
export type SessionCookie = { name: string; value: string; maxAge: number }
