export const COOKIE_PREFIX = 'citysite'

/** The cookie that carries a session. */
export const sessionCookieName = `${COOKIE_PREFIX}.session_token`

/** Whether a `Cookie` header (RFC 6265 §4.2.1) contains that cookie, whatever its value. */
export function carriesSession(cookies: string): boolean {
  return cookies.split(';').some((pair) => pair.trimStart().startsWith(`${sessionCookieName}=`))
}

/** The cookie to set: its signed value, its age in seconds. */
export type SessionCookie = { name: string; value: string; maxAge: number }
