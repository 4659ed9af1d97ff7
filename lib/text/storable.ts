/** What no database and no page can keep: control characters but tab and line feed, half a character, and the code
 *  points that Unicode keeps for itself (chapter 23.7). */
const UNSTORABLE = /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/gu

/** The text without what cannot be stored, which programs leave in what is copied from them. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, '')
}

/** Whether a text can be stored and printed as it is. */
export function isStorable(text: string): boolean {
  return text.search(UNSTORABLE) < 0
}
