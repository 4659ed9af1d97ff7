import { HAN, kindOf, WORD } from './folded-text.ts'

// A gram is what the index is asked by, a signed number of 32 bits: two UTF-16 units of Chinese that follow each other,
// one above the other; a whole word of letters, as a hash among the numbers whose upper unit no Chinese has; a single
// unit of a title, with nothing below it. What an article is, and not what it says, is told by grams of an upper unit
// that no text has (lib/search/filter-grams.ts).

/** The upper units of words' hashes: below the first Chinese one, U+2E80. */
const HASHED = 0x2e80 * 0x1_00_00
/** Only beginnings of this length find a word of a title that is not typed to its end. */
const SHORTEST_BEGINNING = 2
const LONGEST_BEGINNING = 16

const pair = (upper: number, lower: number) => (upper << 16) | lower

/** FNV-1a of a word. */
export function wordGram(word: string, salt = 0): number {
  let hash = 0x811c9dc5 ^ salt
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % HASHED
}

/** The gram of a word of a title that begins so. */
export const beginningGram = (beginning: string) => wordGram(beginning.slice(0, LONGEST_BEGINNING), 1)

type Piece = { kind: number; text: string }

/** A folded text in runs of Chinese and words of letters; what stands between them is null. */
export function piecesOf(folded: string): (Piece | null)[] {
  const pieces: (Piece | null)[] = []
  let from = 0
  let kind = 0
  for (let at = 0; at < folded.length; ) {
    const character = folded.codePointAt(at) ?? 0
    const own = kindOf(character)
    if (own !== kind) {
      if (at > from)
        pieces.push(kind === HAN || kind === WORD ? { kind, text: folded.slice(from, at) } : null)
      from = at
      kind = own
    }
    at += character > 0xffff ? 2 : 1
  }
  if (folded.length > from)
    pieces.push(kind === HAN || kind === WORD ? { kind, text: folded.slice(from) } : null)
  return pieces
}

/** The grams by which a folded text is found, each once: pairs, words, and where both meet the pair of their units. */
export function textGrams(folded: string): Set<number> {
  const grams = new Set<number>()
  let before: Piece | null = null
  for (const piece of piecesOf(folded)) {
    if (piece === null) {
      before = null
      continue
    }
    const { kind, text } = piece
    if (before) grams.add(pair(before.text.charCodeAt(before.text.length - 1), text.charCodeAt(0)))
    if (kind === WORD) grams.add(wordGram(text))
    else
      for (let at = 1; at < text.length; at++) grams.add(pair(text.charCodeAt(at - 1), text.charCodeAt(at)))
    before = piece
  }
  return grams
}

/** The grams of a folded title: the same, each unit of Chinese alone, and the beginnings of its words. */
export function titleGrams(folded: string): Set<number> {
  const grams = textGrams(folded)
  for (const piece of piecesOf(folded)) {
    if (piece === null) continue
    const { kind, text } = piece
    if (kind === HAN) for (let at = 0; at < text.length; at++) grams.add(unitGram(text.charCodeAt(at)))
    else
      for (let end = SHORTEST_BEGINNING; end <= Math.min(text.length, LONGEST_BEGINNING); end++)
        grams.add(beginningGram(text.slice(0, end)))
  }
  return grams
}

/** The gram of a single unit of a title. */
export const unitGram = (unit: number) => pair(unit, 0)
