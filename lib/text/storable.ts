/** Characters that cannot be stored or printed: control characters except tab and line feed, lone surrogates, and
 *  noncharacters (The Unicode Standard, section 23.7). */
const UNSTORABLE = /[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/gu

/** The text without those characters, which text copied from some programs contains. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, '')
}

/** Whether a text has none of them. */
export function isStorable(text: string): boolean {
  return text.search(UNSTORABLE) < 0
}
