import { isStorable } from './storable.ts'
import { isBlank, withoutInvisible } from './visible.ts'

const MAX_LENGTH = 2_000

/**
 * Normalises a URL: removes white space and invisible characters at its ends, encodes spaces inside it, and lowercases
 * the scheme (case-insensitive by RFC 3986 §3.1).
 */
export function tidyAddress(text: string): string {
  const characters = [...text]
  // Characters that cannot be stored stay, so that the URL is refused.
  const isWord = (one: string) => !isBlank(one) || !isStorable(one)
  const start = characters.findIndex(isWord)
  const end = characters.findLastIndex(isWord)
  const inner = start < 0 ? '' : characters.slice(start, end + 1).join('')
  return inner.replace(/^(https?|mailto):/i, (scheme) => scheme.toLowerCase()).replaceAll(' ', '%20')
}

/** A URL as somebody types it, `www.example.cn/news`, with the scheme that is meant; anything else is only tidied. */
export function completeAddress(text: string): string {
  const typed = tidyAddress(text)
  return /^[\w-]+(\.[\w-]+)+(:\d{1,5})?([/?#]|$)/.test(typed) ? `https://${typed}` : typed
}

/**
 * Whether this is a URL of the web that can be stored: http or https, a host, and no userinfo, which can disguise the
 * host (`https://www.xinhuanet.com@evil.example/` leads to evil.example; RFC 3986 §7.6).
 */
export function isWebAddress(address: string): boolean {
  // Browsers read a backslash as a slash and skip tabs and line feeds, which would change the host.
  if (!/^https?:\/\/[^/\\?#@]+(?:[/?#]|$)/i.test(address)) return false
  return isPlain(address) && URL.canParse(address)
}

/** Whether a link may have this URL: one of the web, or mailto. */
export function isLinkAddress(address: string): boolean {
  if (isWebAddress(address)) return true
  return /^mailto:[^@\s]+@\S+$/i.test(address) && isPlain(address) && URL.canParse(address)
}

/** Whether it has no white space, no invisible character and none that cannot be stored. */
function isPlain(address: string): boolean {
  if (address.length > MAX_LENGTH || !isStorable(address)) return false
  return !/[\s\u2800\\]/u.test(address) && withoutInvisible(address) === address
}
