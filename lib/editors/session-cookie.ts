export const COOKIE_PREFIX = 'citysite'

/** The cookie that carries a session; lib/web sees by it whether a request can have one at all. */
export const sessionCookieName = `${COOKIE_PREFIX}.session_token`

/** What the browser is to keep; the value is signed. */
export type SessionCookie = { name: string; value: string; maxAge: number }
