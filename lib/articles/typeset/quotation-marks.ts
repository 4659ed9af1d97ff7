import type { Line } from './line.ts'

type Sign = { at: number; kind: 'double' | 'single' }
type Pair = { open: Sign; close: Sign; depth: number }

const CHINESE = /\p{Script=Han}/u
const LATIN = /[A-Za-z0-9]/
/** What follows a closing mark, and never an opening one. */
const AFTER_CLOSING = /[，。、；：！？）》】\n]/
const doubles = '"\u201c\u201d'
const singles = "'\u2018\u2019"

/**
 * The line with its quotation marks in pairs: double ones, single ones within them, and so on in turn (GB/T 15834, 4.8).
 * Where they cannot be paired they all stay as they are.
 */
export function quoted(line: Line): Line {
  const pairs = CHINESE.test(line.text) ? pairsOf(line.text) : null
  if (!pairs) return line
  const signs = [...line.text]
  // Of UTF-16 units, as the line's owners are.
  const units = line.text.split('')
  for (const { open, close, depth } of pairs) {
    if (!isChinese(line.text, open.at, close.at)) continue
    const isDouble = (outermost(pairs, open.at) === 'double') === (depth % 2 === 0)
    units[open.at] = isDouble ? '\u201c' : '\u2018'
    units[close.at] = isDouble ? '\u201d' : '\u2019'
  }
  return signs.length === 0 ? line : { ...line, text: units.join('') }
}

/** The marks in pairs, from the first that closes on; null where one has no other. */
export function pairsOf(text: string): Pair[] | null {
  const open: Sign[] = []
  const pairs: Pair[] = []
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf(text, at)
    if (!kind) continue
    const last = open.at(-1)
    if (isOpening(text, at, last)) open.push({ at, kind })
    else if (last && last.kind === kind)
      pairs.push({ open: last, close: { at, kind }, depth: open.length - 1 }) && open.pop()
    else return null
  }
  return open.length === 0 ? pairs : null
}

function kindOf(text: string, at: number): Sign['kind'] | null {
  const sign = text[at] ?? ''
  if (doubles.includes(sign)) return isInches(text, at) ? null : 'double'
  return singles.includes(sign) && !isApostrophe(text, at) ? 'single' : null
}

/** It stands for letters that were left out, or is part of a word: don’t, O'Neill. */
function isApostrophe(text: string, at: number): boolean {
  return text[at] !== '\u2018' && LATIN.test(text[at - 1] ?? '')
}

function isInches(text: string, at: number): boolean {
  return text[at] === '"' && /\d/.test(text[at - 1] ?? '') && !/^[^"]*"/.test(text.slice(0, at))
}

function isOpening(text: string, at: number, last: Sign | undefined): boolean {
  const sign = text[at] ?? ''
  const next = text[at + 1] ?? '\n'
  if (sign === '"' || sign === "'") return last === undefined || text[last.at] !== sign
  // One that was typed the wrong way round is told by what stands beside it.
  if (last && AFTER_CLOSING.test(next)) return false
  if (!last && /[\u201d\u2019]/.test(sign) && !AFTER_CLOSING.test(next)) return true
  return sign === '\u201c' || sign === '\u2018'
}

function isChinese(text: string, from: number, to: number): boolean {
  return CHINESE.test(`${text[from - 1] ?? ''}${text.slice(from, to)}${text[to + 1] ?? ''}`)
}

/** The kind of the outermost pair around a mark. */
function outermost(pairs: readonly Pair[], at: number): Sign['kind'] {
  return (
    pairs.find(({ open, close, depth }) => depth === 0 && open.at <= at && at <= close.at)?.open.kind ??
    'double'
  )
}
