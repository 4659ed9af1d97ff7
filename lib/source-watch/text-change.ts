import { distance, simhash } from '../near-duplicates/simhash.ts'

/** So much of a text may be missing from the page that it came from: a page is read a little differently each time. */
const MOST_LOST = 0.2
/** More differing bits mean that the text is another one, though all of the old words may still be there. */
const FARTHEST = 8
const NOT_WORDS = /[^\p{L}\p{N}]+/gu

/**
 * Whether a text is much changed: a good part of it is gone, or, where both are the original's own, it has become another
 * text.
 * @param isOwnText whether `before` is the portal's text, which may be shorter than the original
 */
export function isMuchChanged(before: string, after: string, { isOwnText }: { isOwnText: boolean }): boolean {
  if (lostShare(before, after) > MOST_LOST) return true
  const [one, other] = [simhash(before), simhash(after)]
  return !isOwnText && one !== null && other !== null && distance(one, other) > FARTHEST
}

/** Which part of the runs of three characters of one text the other does not have, from 0 to 1. */
function lostShare(before: string, after: string): number {
  const [wanted, there] = [gramsOf(before), gramsOf(after)]
  if (wanted.size === 0) return 0
  let lost = 0
  for (const gram of wanted) if (!there.has(gram)) lost += 1
  return lost / wanted.size
}

function gramsOf(text: string): Set<string> {
  const letters = text.normalize('NFKC').toLowerCase().replace(NOT_WORDS, '')
  const grams = new Set<string>()
  for (let at = 0; at + 3 <= letters.length; at += 1) grams.add(letters.slice(at, at + 3))
  return grams
}
