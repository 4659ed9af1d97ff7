import { foldMapped, kindOf, type Mapped, WORD } from './folded-text.ts'

/** A piece of a text, and whether a search asked for it. */
export type Marked = { text: string; isHit: boolean }

type Hit = { from: number; to: number; term: number }

/** How many characters of a text surround its first hit. */
const BEFORE = 24
const LENGTH = 110
/** Of a longer text the beginning is looked at. */
const MOST_LOOKED_AT = 20_000
const MOST_HITS = 200

/** A short text with every hit marked. */
export function marked(text: string, terms: readonly string[]): Marked[] {
  return cut(text, 0, text.length, hitsIn(text, terms))
}

/**
 * The part of a text in which most of the terms stand, with the hits marked; null where none does.
 * @param terms folded
 */
export function snippet(text: string, terms: readonly string[]): Marked[] | null {
  const looked = text.slice(0, MOST_LOOKED_AT)
  const hits = hitsIn(looked, terms)
  const best = bestOf(hits)
  if (!best) return null
  const line = looked.lastIndexOf('\n', best.from) + 1
  const from = best.from - line <= BEFORE ? line : edge(looked, best.from - BEFORE)
  const to = edge(looked, Math.min(looked.length, from + LENGTH))
  const pieces = cut(looked, from, to, hits)
  const starts = from > line ? [{ text: '…', isHit: false }] : []
  const ends = to < text.length ? [{ text: '…', isHit: false }] : []
  return [...starts, ...pieces, ...ends]
}

/** The hit after which, within a snippet's length, most different terms follow. */
function bestOf(hits: readonly Hit[]): Hit | undefined {
  let best: Hit | undefined
  let most = 0
  for (const [at, hit] of hits.entries()) {
    const near = new Set<number>()
    for (let other = at; other < hits.length; other++) {
      const { from, term } = hits[other] ?? hit
      if (from - hit.from > LENGTH - 2 * BEFORE) break
      near.add(term)
    }
    if (near.size > most) {
      most = near.size
      best = hit
    }
  }
  return best
}

/** Where the terms stand, in order, none within another. */
function hitsIn(text: string, terms: readonly string[]): Hit[] {
  const mapped = foldMapped(text)
  const hits = terms.flatMap((term, number) => placesOf(mapped, term, number, text))
  hits.sort((one, other) => one.from - other.from || other.to - one.to)
  const apart: Hit[] = []
  for (const hit of hits) {
    const last = apart.at(-1)
    if (last && hit.from < last.to) last.to = Math.max(last.to, hit.to)
    else apart.push({ ...hit })
  }
  return apart
}

function placesOf({ text: folded, places }: Mapped, term: string, number: number, text: string): Hit[] {
  const hits: Hit[] = []
  for (let at = folded.indexOf(term); at >= 0 && hits.length < MOST_HITS; ) {
    const end = at + term.length
    if (isWhole(folded, at, end)) {
      const last = places[end - 1] ?? 0
      const from = places[at] ?? 0
      hits.push({ from, to: last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1), term: number })
    }
    at = folded.indexOf(term, end)
  }
  return hits
}

const isPartOfWord = (folded: string, at: number) =>
  at >= 0 && at < folded.length && kindOf(folded.charCodeAt(at)) === WORD

/** A word of letters is found whole: “art” is not marked in “party”. */
function isWhole(folded: string, from: number, to: number): boolean {
  const cutsStart = isPartOfWord(folded, from) && isPartOfWord(folded, from - 1)
  return !cutsStart && !(isPartOfWord(folded, to - 1) && isPartOfWord(folded, to))
}

/** Not within a surrogate pair. */
function edge(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit < 0xe000 ? at + 1 : at
}

function cut(text: string, from: number, to: number, hits: readonly Hit[]): Marked[] {
  const pieces: Marked[] = []
  let at = from
  const push = (end: number, isHit: boolean) => {
    const piece = text.slice(at, end).replaceAll('\n', ' ')
    if (piece !== '') pieces.push({ text: piece, isHit })
    at = end
  }
  for (const hit of hits) {
    if (hit.to <= from || hit.from >= to) continue
    if (hit.from > at) push(hit.from, false)
    push(Math.min(hit.to, to), true)
  }
  if (at < to) push(to, false)
  return pieces
}
