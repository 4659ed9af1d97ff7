// What a text shows. Characters that show nothing (Unicode's Default_Ignorable_Code_Point, its format characters, and
// a few that are drawn empty) are taken out wherever a person or a program sends text: they make two names of one, hide
// what is blank, or turn the words after them round. Kept is what writing needs: emoji, joiners, variants of characters.

/** Drawn as nothing, although Unicode calls them a symbol. */
const EMPTY = '\\u2800\\u{1d159}'
/** Signs of the Arabic, Syriac and Kaithi scripts that are format characters and visible all the same. */
const VISIBLE_FORMAT = '\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}'
const INVISIBLE = `(?![${VISIBLE_FORMAT}])[\\p{Cf}\\p{Default_Ignorable_Code_Point}]`

/** Scripts whose letters do not join: between them a joiner shows nothing. */
const UNJOINED = ['Han', 'Latin', 'Greek', 'Cyrillic', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo']
const JOINED_LETTER = `(?!${UNJOINED.map((name) => `\\p{Script_Extensions=${name}}`).join('|')})[\\p{L}\\p{M}]`
const PICTURE = '\\p{Extended_Pictographic}[\\ufe0e\\ufe0f]?\\p{Emoji_Modifier}?'

/** Sequences of which an invisible character is a part. */
const NEEDED = [
  // The flags of England, Scotland and Wales.
  '\\u{1f3f4}[\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f}',
  // A picture, or several joined to one: a family, a profession.
  `${PICTURE}(?:\\u200d${PICTURE})*`,
  // A key of a telephone.
  '[0-9#*]\\ufe0f\\u20e3',
  `${JOINED_LETTER}[\\u200c\\u200d]`,
  '\\p{Script=Mongolian}[\\u180b-\\u180f]',
]
/** A character's variant, as a person's name or a place is written with it. */
const HAN_VARIANT = '\\p{Script=Han}[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]'
/** Marks and isolates that keep lines of mixed direction in order; where nothing runs leftwards they do nothing good. */
const DIRECTION = '[\\u061c\\u200e\\u200f\\u2066-\\u2069]'
const LEFTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

const allBut = (kept: readonly string[]) => new RegExp(`(${kept.join('|')})|${INVISIBLE}`, 'gu')
const OF_NAMES = allBut(NEEDED)
const OF_TEXT = allBut([...NEEDED, HAN_VARIANT])
const OF_MIXED_TEXT = allBut([...NEEDED, HAN_VARIANT, DIRECTION])
const HAS_INVISIBLE = new RegExp(INVISIBLE, 'u')
const ANY_INVISIBLE = new RegExp(INVISIBLE, 'gu')
const SPACES = new RegExp(`[\\s${EMPTY}]+`, 'gu')
const OTHER_SPACES = new RegExp(`(?:(?!\\u3000)[\\s${EMPTY}])+`, 'gu')
const SHOWN = new RegExp(`(?!${INVISIBLE}|[\\p{Z}\\p{C}\\p{M}${EMPTY}])[^]`, 'u')

/** Whether a reader would see nothing. */
export function isBlank(text: string): boolean {
  return !SHOWN.test(text)
}

/** A running text without the characters that show nothing; its words and spaces stay as they are. */
export function withoutInvisible(text: string): string {
  if (!HAS_INVISIBLE.test(text)) return text
  return text.replace(LEFTWARD.test(text) ? OF_MIXED_TEXT : OF_TEXT, '$1')
}

/** The same of a headline: directions are none of its business, and of spaces only the full-width one is kept. */
export function visibleLine(text: string): string {
  return text.replace(OF_TEXT, '$1').normalize('NFC').replace(OTHER_SPACES, ' ').trim()
}

/** The same of a name, in which no two spellings may look alike: spaces of any kind are one, variants are none. */
export function visibleName(text: string): string {
  return text.replace(OF_NAMES, '$1').normalize('NFC').replace(SPACES, ' ').trim()
}

/** A text with nothing but what is drawn: what two texts share when a reader cannot tell them apart. */
export function drawnOnly(text: string): string {
  return text.normalize('NFC').replace(ANY_INVISIBLE, '').replace(SPACES, '')
}
