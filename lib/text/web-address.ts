import { isStorable } from './storable.ts'
import { isBlank, withoutInvisible } from './visible.ts'

const MOST_CHARACTERS = 2_000

/**
 * An address as it is stored: without spaces and invisible characters at its ends, spaces inside it encoded, its scheme
 * in small letters (which may be written in any case, RFC 3986 §3.1).
 */
export function tidyAddress(text: string): string {
  const characters = [...text]
  // What cannot be stored is left for the refusal that it deserves.
  const isWord = (one: string) => !isBlank(one) || !isStorable(one)
  const start = characters.findIndex(isWord)
  const end = characters.findLastIndex(isWord)
  const inner = start < 0 ? '' : characters.slice(start, end + 1).join('')
  return inner.replace(/^(https?|mailto):/i, (scheme) => scheme.toLowerCase()).replaceAll(' ', '%20')
}

/**
 * Whether this is an address of the web that can be stored and says where it leads: a scheme, a host, and no name or
 * password before it (`https://www.xinhuanet.com@evil.example/` leads to evil.example; RFC 3986 §7.6).
 */
export function isWebAddress(address: string): boolean {
  // Browsers read a backslash as a slash, and leave out a tab or line feed, so that the host is another one.
  if (!/^https?:\/\/[^/\\?#@]+(?:[/?#]|$)/i.test(address)) return false
  return isPlain(address) && URL.canParse(address)
}

/** The addresses that a link may have: those of the web, and of mail. */
export function isLinkAddress(address: string): boolean {
  if (isWebAddress(address)) return true
  return /^mailto:[^@\s]+@\S+$/i.test(address) && isPlain(address) && URL.canParse(address)
}

/** Whether nothing in it is a space, invisible, or cannot be stored. */
function isPlain(address: string): boolean {
  if (address.length > MOST_CHARACTERS || !isStorable(address)) return false
  return !/[\s\u2800\\]/u.test(address) && withoutInvisible(address) === address
}
