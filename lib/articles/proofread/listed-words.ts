import { type ListedWord, wordKindNames } from '#lib/words/word-kinds.ts'
import type { Finding } from './finding.ts'
import { WordFinder } from './word-finder.ts'

/** Finds the entries of the word list in a line. */
export type ListCheck = (text: string) => Finding[]

export function listCheck(words: readonly ListedWord[]): ListCheck {
  const entries = new Map(words.map((word) => [word.text, word]))
  const finder = new WordFinder(entries.keys())
  return (text) =>
    finder.find(text).flatMap(({ word, from, to }) => {
      const entry = entries.get(word)
      if (!entry || isRightAlready(text, from, entry)) return []
      const { kind, replacement, note } = entry
      const message = `${wordKindNames[kind]}“${word}”`
      return [{ kind, from, to, message, replacement: replacement || null, ...(note ? { note } : {}) }]
    })
}

/** Whether the right wording stands there, of which the entry's is a part. */
function isRightAlready(text: string, from: number, { text: word, replacement }: ListedWord): boolean {
  for (let at = replacement.indexOf(word); at >= 0; at = replacement.indexOf(word, at + 1))
    if (text.startsWith(replacement, from - at)) return true
  return false
}
