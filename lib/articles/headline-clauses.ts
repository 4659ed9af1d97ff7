import { headlineWords } from './headline-words.ts'

/** A word of a headline that no line may break, and whether a quarter of a space sets it apart from the next one. */
export type HeadlineWord = { text: string; isLong: boolean; isSpaced: boolean; mayBreakAfter: boolean }

/** What a line of 320 pixels holds of the largest headline, in characters as wide as high. */
const LONGEST_HELD_EM = 10
/** A part of a headline shorter than this is no line of its own. */
const SHORTEST_CLAUSE = 5
/** A line at the end of a clause has at least so many characters. */
const SHORTEST_LAST_LINE = 3

/** Marks after which a reader pauses: a line breaks there rather than between two words. */
const pause = /(?:[，：；。！？]|——|……|[\s\u3000])[”’》」』）]?$/u
const han = /\p{Script=Han}/u
const latin = /[\p{Script=Latin}\p{Nd}]/u
const quotation = /[“”‘’"']/

/**
 * A headline as its clauses, and those as words that no line breaks; joined again they are the headline.
 * @param names of cities and sources, which are words also where no dictionary knows them
 */
export function headlineClauses(text: string, names: readonly string[] = []): HeadlineWord[][] {
  const clauses: string[][] = [[]]
  for (const word of headlineWords(text, names)) {
    clauses.at(-1)?.push(word)
    if (pause.test(word)) clauses.push([])
  }
  return withoutShortOnes(clauses.filter((words) => words.length > 0))
    .map(withoutShortEnd)
    .map((words, at, all) =>
      words.map((word, place) => toWord(word, words[place + 1] ?? all[at + 1]?.[0] ?? '')),
    )
}

/** A short clause goes on in the next one; a short last one belongs to the one before. */
function withoutShortOnes(clauses: string[][]): string[][] {
  const whole: string[][] = []
  let carried: string[] = []
  for (const words of clauses) {
    carried = [...carried, ...words]
    if (lengthOf(carried) < SHORTEST_CLAUSE) continue
    whole.push(carried)
    carried = []
  }
  if (carried.length === 0) return whole
  return [...whole.slice(0, -1), [...(whole.at(-1) ?? []), ...carried]]
}

/** Holds the last words together until they make a line that is no orphan. */
function withoutShortEnd(words: string[]): string[] {
  const last = words.at(-1) ?? ''
  const joined = (words.at(-2) ?? '') + last
  const isShort = words.length > 1 && widthOf(letters(last)) < SHORTEST_LAST_LINE
  return isShort && widthOf(joined) <= LONGEST_HELD_EM ? [...words.slice(0, -2), joined] : words
}

function toWord(text: string, next: string): HeadlineWord {
  const last = [...text].at(-1) ?? ''
  const [first = ''] = next
  return {
    text,
    isLong: widthOf(text) > LONGEST_HELD_EM,
    isSpaced: (han.test(last) && latin.test(first)) || (latin.test(last) && han.test(first)),
    // Between two quotations a browser sees no place for a break.
    mayBreakAfter: first !== '' && (quotation.test(last) || quotation.test(first)),
  }
}

const letters = (word: string) => word.replace(/[^\p{L}\p{N}]/gu, '')
const lengthOf = (words: readonly string[]) => [...letters(words.join(''))].length

/** In characters as wide as high; Latin letters and digits are little wider than half of one. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (letter < '\u0500' ? 0.55 : 1), 0)
}
