/** What stands between the signs of a name or number without changing it, and what nobody sees. */
const SPACING = /[\s\p{Cf}\p{Pd}().·]/gu

/** A name, contact or address, or a text in which they are sought, however it is spaced, whatever its width and case. */
export function foldIdentity(text: string): string {
  return text.normalize('NFKC').replace(SPACING, '').toLowerCase()
}

/** A sign with the marks that belong to it. */
const SIGNS = /\P{M}\p{M}*|\p{M}+/gu

/** Where a folded part stands in a text as it was written: from and to, in its own characters, none over another. */
export function placesOf(text: string, part: string): { from: number; to: number }[] {
  let folded = ''
  // For each folded character where its sign begins and ends.
  const signs: { from: number; to: number }[] = []
  for (const { 0: sign, index: from } of text.matchAll(SIGNS))
    for (const character of foldIdentity(sign).split('')) {
      folded += character
      signs.push({ from, to: from + sign.length })
    }
  const found: { from: number; to: number }[] = []
  for (let at = folded.indexOf(part); part !== '' && at >= 0; at = folded.indexOf(part, at + part.length)) {
    const [first, last] = [signs[at], signs[at + part.length - 1]]
    if (first && last && first.from >= (found.at(-1)?.to ?? 0)) found.push({ from: first.from, to: last.to })
  }
  return found
}
