import { Fragment } from 'react'
import { each } from './each.ts'

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** Marks that end what stands before them, and marks that begin what follows. */
const closing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}~…\s]/u
const opening = /[\p{Ps}\p{Pi}\s]$/u
/** Characters that mostly end a word: 志愿者, 联合会, 我们, 地方性. */
const suffix = /^[者会们性化率家员镇市区县省街村路]$/

/** A headline that breaks between words only. `names` (cities, sources) are never broken. */
export function Headline({ text, names }: { text: string; names: readonly string[] }) {
  const [first, ...rest] = wordsOf(text, names)
  return (
    <>
      {first}
      {each(rest, (word) => (
        <Fragment>
          <wbr />
          {word}
        </Fragment>
      ))}
    </>
  )
}

/** The pieces between which the text may break; joined again they are the text. */
function wordsOf(text: string, names: readonly string[]): string[] {
  const pieces: string[] = []
  for (const piece of piecesOf(text, names)) {
    const last = pieces.at(-1)
    if (last !== undefined && belongs(last, piece, names)) pieces[pieces.length - 1] = last + piece
    else pieces.push(piece)
  }
  return pieces
}

function piecesOf(text: string, names: readonly string[]): string[] {
  const known = names.filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
  if (known.length === 0) return segments(text)
  const pattern = new RegExp(`(${known.map((name) => RegExp.escape(name)).join('|')})`)
  return text.split(pattern).flatMap((part) => (known.includes(part) ? [part] : segments(part)))
}

const segments = (text: string) => [...words.segment(text)].map(({ segment }) => segment)

/** Whether a piece stays with the one before it: marks with their words, single characters with a neighbour. */
function belongs(last: string, piece: string, names: readonly string[]): boolean {
  if (opening.test(last) || closing.test(piece)) return true
  if (suffix.test(piece) || /\d$/.test(last)) return true
  return isSingle(last) && !suffix.test(last) && !names.includes(last)
}

const isSingle = (piece: string) => piece.length === 1
