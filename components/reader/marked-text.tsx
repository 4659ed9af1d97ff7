import type { Marked } from '#lib/search/marked.ts'
import { each } from './each.ts'

/** A text with what a search found in it marked. */
export function MarkedText({ pieces }: { pieces: readonly Marked[] }) {
  return each(pieces, ({ text, isHit }) => (isHit ? <mark>{text}</mark> : text))
}

/** The pieces between two places of the whole text, in UTF-16 units. */
export function markedPart(pieces: readonly Marked[], from: number, to: number): Marked[] {
  let end = 0
  return pieces.flatMap(({ text, isHit }) => {
    const start = end
    end += text.length
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return part === '' ? [] : [{ text: part, isHit }]
  })
}
