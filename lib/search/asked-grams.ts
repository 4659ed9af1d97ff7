import { HAN, WORD } from './folded-text.ts'
import { beginningGram, piecesOf, textGrams, unitGram, wordGram } from './grams.ts'

/** What the index is asked for. */
export type AskedGrams = {
  /** What the whole text holds; null where only titles can be asked, for single characters. */
  text: number[] | null
  /** What the title holds. */
  title: number[]
  /** Terms of which the grams alone do not say that they stand there as they are. */
  toCheck: string[]
}

/** The grams of folded terms. A single character is looked for in titles, and in the texts that hold the other terms. */
export function askedGrams(terms: readonly string[]): AskedGrams {
  const text = new Set<number>()
  const title = new Set<number>()
  const toCheck: string[] = []
  for (const term of terms) {
    const grams = textGrams(term)
    for (const gram of grams) {
      text.add(gram)
      title.add(gram)
    }
    const pieces = piecesOf(term)
    for (const piece of pieces)
      if (piece?.kind === HAN && piece.text.length === 1) title.add(unitGram(piece.text.charCodeAt(0)))
    if (grams.size !== 1) toCheck.push(term)
  }
  const isOfTitles = terms.length > 0 && text.size === 0
  return { text: isOfTitles ? null : [...text], title: [...title], toCheck: isOfTitles ? [] : toCheck }
}

/** What titles are asked for while a query is being typed: its last word of letters may not be whole yet. */
export function typedGrams(terms: readonly string[]): AskedGrams {
  const asked = askedGrams(terms)
  const last = piecesOf(terms.at(-1) ?? '').at(-1)
  if (last?.kind !== WORD) return { ...asked, text: null }
  const title = asked.title.filter((gram) => gram !== wordGram(last.text))
  return { ...asked, text: null, title: [...title, beginningGram(last.text)] }
}
