import type { WordKind } from '#lib/db/generated/enums.ts'

/** What the screen calls the kinds of words, in the order in which they matter. */
export const wordKindNames: Readonly<Record<WordKind, string>> = {
  sensitive: '敏感词',
  mistaken: '易错词',
  fixed: '固定提法',
}

/** An entry as texts are checked against it. */
export type ListedWord = { kind: WordKind; text: string; replacement: string; note: string }
