/** The comment in which Android says what it runs on; a build's name may hold brackets of its own. */
const ANDROID = /\([^()]*\bAndroid\b[^()]*(?:\([^()]*\)[^()]*)*\)/

/**
 * A user agent without the comment that names an Android device: its words are those of whoever sells the phone, and
 * there are phones called Cubot, Butterfly and Discovery.
 */
export function withoutDevice(userAgent: string): string {
  const [comment = ''] = ANDROID.exec(userAgent) ?? []
  return comment === '' || /\bcompatible;/i.test(comment) ? userAgent : userAgent.replace(comment, '()')
}

/** What programs say of themselves and browsers do not; old Internet Explorers and Konqueror are `compatible`, too. */
const NO_BROWSERS = [
  // A word for what it does: `FooBot/1.0`, `some-spider`.
  /(?<![a-z])[\w.-]{0,40}(?:bot|spider|crawler|scraper|crawl)(?![a-z])/i,
  // Where to complain: a page, or an address of mail.
  /https?:\/\/|\bwww\.|[\w.+-]{1,64}@(?:[\w-]{1,64}\.){1,5}[a-z]{2,}\b/i,
  /\bcompatible;\s*(?!\s|\)|U;|MSIE|Konqueror)/i,
  // A word beside the engine's.
  /\(KHTML, like Gecko;/,
  /headless|phantomjs|selenium|puppeteer|playwright/i,
  // A name and nothing of where it runs, as libraries send it; the first phones with a browser named their profile.
  /^(?!Mozilla\/|Opera\/)(?!.*(?:[([]|Profile\/|Browser|Android|WAP|Mozilla|Opera)).+/i,
]

/** Whether a user agent (without its device) says something that no browser does. */
export function isLikeNoBrowser(program: string): boolean {
  return NO_BROWSERS.some((pattern) => pattern.test(program))
}
