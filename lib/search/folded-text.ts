import { Converter } from 'opencc-js/t2cn'
import { processSingleton } from '../process-singleton.ts'

/** Of what kind a character is to a search. */
const OTHER = 0
/** Chinese and its neighbours, and emoji: written without spaces, found by pairs. */
export const HAN = 1
/** Letters and digits of all other scripts: found by whole words. */
export const WORD = 2

const han =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const word = /[\p{L}\p{N}]/u
const marks = /\p{M}/gu

type Folded = { kind: number; text: string }

const table: (Folded | undefined)[] = []
const others = new Map<number, Folded>()

/** A character in the form in which it is compared: compatible forms, small letters, no accents. */
function foldedCharacter(character: string): Folded {
  const plain = character.normalize('NFKC').toLowerCase()
  if (han.test(plain) && !/^[#*0-9]$/.test(plain)) return { kind: HAN, text: lettersOf(plain) }
  const letters = lettersOf(plain.normalize('NFD').replace(marks, ''))
  return letters === '' ? { kind: OTHER, text: '' } : { kind: WORD, text: letters }
}

const lettersOf = (text: string) => [...text].filter((one) => han.test(one) || word.test(one)).join('')

/** The kind of a character of a folded text. */
export function kindOf(character: number): number {
  return lookUp(character).kind
}

function lookUp(character: number): Folded {
  const known = character < 0x1_00_00 ? table[character] : others.get(character)
  if (known) return known
  const folded = foldedCharacter(String.fromCodePoint(character))
  if (character < 0x1_00_00) table[character] = folded
  else others.set(character, folded)
  return folded
}

/** A text as it is compared, and for each of its UTF-16 units the place in the text from which it came. */
export type Mapped = { text: string; places: number[] }

/**
 * A text in the form in which searches compare it: simplified characters, half-width, small letters, without accents,
 * without marks and spaces but one space between two words of letters, line by line.
 */
export function fold(text: string): string {
  return foldMapped(text).text
}

/** The same, with the way back. */
export function foldMapped(text: string): Mapped {
  const { text: simple, places: from } = simplified(text)
  const places: number[] = []
  let folded = ''
  let isApart = false
  let last = OTHER
  for (let at = 0; at < simple.length; ) {
    const character = simple.codePointAt(at) ?? 0
    const place = from === null ? at : (from[at] ?? 0)
    const { kind, text: letters } = lookUp(character)
    at += character > 0xffff ? 2 : 1
    if (kind === OTHER) {
      if (character === 0x0a && folded !== '') {
        folded += '\n'
        places.push(place)
        last = OTHER
      }
      isApart = true
      continue
    }
    if (isApart && kind === WORD && last === WORD) {
      folded += ' '
      places.push(place)
    }
    folded += letters
    for (let unit = 0; unit < letters.length; unit++) places.push(place + Math.min(unit, 1))
    last = kind
    isApart = false
  }
  return { text: folded, places }
}

/** With simplified characters in the place of traditional ones; `places` is null where each stands where it stood. */
function simplified(text: string): { text: string; places: number[] | null } {
  const converted = simplify(text)
  if (converted.length === text.length) return { text: converted, places: null }
  const places: number[] = []
  let joined = ''
  let at = 0
  for (const line of text.split(/(?<=\n)/)) {
    const whole = simplify(line)
    const pieces = whole.length === line.length ? [...line].length : 0
    let within = at
    for (const piece of pieces > 0 ? [line] : [...line]) {
      const simple = simplify(piece)
      for (let unit = 0; unit < simple.length; unit++) places.push(within + Math.min(unit, piece.length - 1))
      joined += simple
      within += piece.length
    }
    at += line.length
  }
  return { text: joined, places }
}

/** From the traditional characters of Taiwan, whose standard tells 著 from 着. Its dictionary is loaded once a process. */
function simplify(text: string): string {
  return processSingleton('simplify', () => Converter({ from: 'tw', to: 'cn' }))(text)
}
