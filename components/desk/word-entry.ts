import type { Refusal } from '#lib/web/form-state.ts'
import type { RefusedLine } from '#lib/words/word-csv.ts'
import type { ListedWord } from '#lib/words/word-kinds.ts'

/** An entry of the word list as its page shows it. */
export type WordRow = ListedWord & { id: number; version: number; actor: string; changedAt: string }

/** What is edited of an entry; without a number it is a new one. */
export type WordEntry = Record<keyof ListedWord, string> & { id: number | null; version: number }

export type WordAnswer =
  | { done: true; message: string; refused?: RefusedLine[] }
  | { done: false; refusal: Refusal }

export type WordVerbs = {
  keep: (entry: WordEntry) => Promise<WordAnswer>
  drop: (seen: { id: number; version: number }) => Promise<WordAnswer>
  takeIn: (file: { csv: string }) => Promise<WordAnswer>
}
