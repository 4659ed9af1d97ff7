import { tidyHost } from '../../sources/source-keys.ts'

/** Where an article stands, and another address that its page states and nobody has asked. */
export type StatedAddress = { sourceUrl: string | null; otherUrl: string | null }

/**
 * The address of an article that was read at one address and states another one as its original's. The stated one is
 * believed at the same site alone: whoever writes a page can write any address into it.
 * @param read null where the page was no address's: a file that somebody saved
 */
export function statedAddress(stated: string | null, read: string | null): StatedAddress {
  if (read === null || stated === null || isSameSite(stated, read))
    return { sourceUrl: stated ?? read, otherUrl: null }
  return { sourceUrl: read, otherUrl: stated }
}

/** Whether one of the hosts is the other one, or lies below it. */
function isSameSite(one: string, other: string): boolean {
  const [first, second] = [tidyHost(one), tidyHost(other)]
  if (first === null || second === null) return false
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`)
}
