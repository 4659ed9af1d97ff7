// Invisible characters (Unicode's Default_Ignorable_Code_Point, format characters, and a few that are drawn empty) are
// removed from all input: they make two names that look the same, hide that a text is blank, or reverse the words after
// them. Those that writing needs are kept: in emoji, between joining letters, after characters that have variants.

/** Symbols by their Unicode category, but drawn empty. */
const EMPTY = '\\u2800\\u{1d159}'
/** Format characters of the Arabic, Syriac and Kaithi scripts that are visible. */
const VISIBLE_FORMAT = '\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}'
const INVISIBLE = `(?![${VISIBLE_FORMAT}])[\\p{Cf}\\p{Default_Ignorable_Code_Point}]`

/** Scripts whose letters do not join: between them a zero-width joiner has no effect. */
const UNJOINED = ['Han', 'Latin', 'Greek', 'Cyrillic', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo']
const JOINED_LETTER = `(?!${UNJOINED.map((name) => `\\p{Script_Extensions=${name}}`).join('|')})[\\p{L}\\p{M}]`
const EMOJI = '\\p{Extended_Pictographic}[\\ufe0e\\ufe0f]?\\p{Emoji_Modifier}?'

/** Sequences that need an invisible character. */
const NEEDED = [
  // The flags of England, Scotland and Wales.
  '\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f}',
  // An emoji, or an emoji ZWJ sequence (a family, a profession).
  // Ten of them are more than any has: a pattern that takes any number of a group can exhaust the stack.
  `${EMOJI}(?:\\u200d${EMOJI}){0,10}`,
  // A keycap.
  '[0-9#*]\\ufe0f\\u20e3',
  `${JOINED_LETTER}[\\u200c\\u200d]`,
  '\\p{Script=Mongolian}[\\u180b-\\u180f]',
]
/** An ideographic variation sequence, which names of persons and places use. */
const HAN_VARIANT = '\\p{Script=Han}[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]'
/** Directional marks and isolates (UAX #9), kept only in a text that has letters written from right to left. */
const DIRECTION = '[\\u061c\\u200e\\u200f\\u2066-\\u2069]'
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

const allBut = (kept: readonly string[]) => new RegExp(`(${kept.join('|')})|${INVISIBLE}`, 'gu')
const OF_NAMES = allBut(NEEDED)
const OF_TEXT = allBut([...NEEDED, HAN_VARIANT])
const OF_MIXED_TEXT = allBut([...NEEDED, HAN_VARIANT, DIRECTION])
const HAS_INVISIBLE = new RegExp(INVISIBLE, 'u')
const ANY_INVISIBLE = new RegExp(INVISIBLE, 'gu')
// One set of single UTF-16 code units each: for anything else the matcher keeps its place at every repetition, which a
// megabyte of spaces exhausts.
const EMPTY_SIGNS = new RegExp(`[${EMPTY}]`, 'gu')
const SPACES = /\s+/g
/** White space but U+3000. */
const OTHER_SPACES = /[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\ufeff]+/g
const SHOWN = new RegExp(`(?!${INVISIBLE}|[\\p{Z}\\p{C}\\p{M}${EMPTY}])[^]`, 'u')

/** Whether a text has no visible character. */
export function isBlank(text: string): boolean {
  return !SHOWN.test(text)
}

/** A text without invisible characters. Its white space stays as it is. */
export function withoutInvisible(text: string): string {
  if (!HAS_INVISIBLE.test(text)) return text
  return text.replace(RIGHT_TO_LEFT.test(text) ? OF_MIXED_TEXT : OF_TEXT, '$1')
}

/** The same for one line: without directional marks, in NFC, and with white space collapsed except U+3000. */
export function visibleLine(text: string): string {
  return text
    .replace(OF_TEXT, '$1')
    .normalize('NFC')
    .replace(EMPTY_SIGNS, ' ')
    .replace(OTHER_SPACES, ' ')
    .trim()
}

/** The same for a name: also without variation sequences, and with all white space collapsed, so that no two look alike. */
export function visibleName(text: string): string {
  return text.replace(OF_NAMES, '$1').normalize('NFC').replace(EMPTY_SIGNS, ' ').replace(SPACES, ' ').trim()
}

/** A text without white space and invisible characters: equal for two texts that look the same to a reader. */
export function drawnOnly(text: string): string {
  return text.normalize('NFC').replace(ANY_INVISIBLE, '').replace(EMPTY_SIGNS, '').replace(SPACES, '')
}
