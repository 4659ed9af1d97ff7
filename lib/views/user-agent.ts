/** The comment with the Android device, in which a build's name may contain brackets. */
const ANDROID = /\([^()]*\bAndroid\b[^()]*(?:\([^()]*\)[^()]*)*\)/

/**
 * A user agent without the comment that names an Android device, because there are phones called Cubot, Butterfly and
 * Discovery.
 */
export function withoutDevice(userAgent: string): string {
  const [comment = ''] = ANDROID.exec(userAgent) ?? []
  return comment === '' || /\bcompatible;/i.test(comment) ? userAgent : userAgent.replace(comment, '()')
}

/** Patterns of programs that are not browsers; old Internet Explorers and Konqueror are `compatible`, too. */
const NO_BROWSERS = [
  // A word for its function: `FooBot/1.0`, `some-spider`.
  /(?<![a-z])[\w.-]{0,40}(?:bot|spider|crawler|scraper|crawl)(?![a-z])/i,
  // A contact: a page, or an e-mail address.
  /https?:\/\/|\bwww\.|[\w.+-]{1,64}@(?:[\w-]{1,64}\.){1,5}[a-z]{2,}\b/i,
  /\bcompatible;\s*(?!\s|\)|U;|MSIE|Konqueror)/i,
  // A word in the comment of the engine.
  /\(KHTML, like Gecko;/,
  /headless|phantomjs|selenium|puppeteer|playwright/i,
  // A name without a platform, as libraries send it; the first phones with a browser named their profile.
  /^(?!Mozilla\/|Opera\/)(?!.*(?:[([]|Profile\/|Browser|Android|WAP|Mozilla|Opera)).+/i,
]

/** Whether a user agent (without its device) matches a pattern of programs that are not browsers. */
export function isLikeNoBrowser(program: string): boolean {
  return NO_BROWSERS.some((pattern) => pattern.test(program))
}
