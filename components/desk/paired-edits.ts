import { SIMILAR, similarity } from '#lib/text/similarity.ts'
import { lineHunks } from './line-hunks.ts'

/** Items `from` to `to` of the base become `items`; none are inserted before `from` where both are the same. */
export type Edit<T> = { from: number; to: number; items: T[] }

/** How an item is compared: by a key that is equal for equal items, and by its words. */
export type Compare<T> = { keyOf: (item: T) => string; wordsOf: (item: T) => string }

/** Above it, pairing would take longer than a person wants to wait; the whole stretch is then one edit. */
const MOST_PAIRINGS = 4_000

/**
 * What was changed from `base` to `changed`, in the smallest edits that can be told apart: an item and what has become
 * of it are paired by their words. What was put in or taken out beside a changed item belongs to that item's edit, since
 * it may be the other half of a split or a joined paragraph.
 */
export function pairedEdits<T>(
  base: readonly T[],
  changed: readonly T[],
  { keyOf, wordsOf }: Compare<T>,
): Edit<T>[] {
  return lineHunks(base.map(keyOf), changed.map(keyOf)).flatMap(({ from, to, start, end }) => {
    const [olds, news] = [base.slice(from, to), changed.slice(start, end)]
    const pairs = pairsOf(olds.map(wordsOf), news.map(wordsOf))
    return cut(pairs, olds.length, news.length).map((part) => ({
      from: from + part.from,
      to: from + part.to,
      items: news.slice(part.start, part.end),
    }))
  })
}

type Pair = [old: number, now: number]
type Part = { from: number; to: number; start: number; end: number }

/** A stretch cut at its pairs. */
function cut(pairs: readonly Pair[], olds: number, news: number): Part[] {
  const parts: Part[] = []
  let [i, j] = [0, 0]
  const add = (to: number, end: number) => {
    const part = { from: i, to, start: j, end }
    const last = parts.at(-1)
    if (last && (i === to || j === end)) Object.assign(last, { to, end })
    else if (i < to || j < end) parts.push(part)
    ;[i, j] = [to, end]
  }
  for (const [old, now] of pairs) {
    // What stands before the first pair alone goes with it.
    if (parts.length > 0 || (old > i && now > j)) add(old, now)
    add(old + 1, now + 1)
  }
  add(olds, news)
  return parts
}

/** The pairs, in order on both sides, that are the most alike in all. */
function pairsOf(olds: readonly string[], news: readonly string[]): Pair[] {
  if (olds.length * news.length > MOST_PAIRINGS) return []
  const alike = olds.map((old) => news.map((now) => similarity(old, now)))
  const best = Array.from({ length: olds.length + 1 }, () => new Float64Array(news.length + 1))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const paired = (i: number, j: number) => {
    const found = alike[i]?.[j] ?? 0
    return found < SIMILAR ? 0 : found + at(i + 1, j + 1)
  }
  for (let i = olds.length - 1; i >= 0; i -= 1)
    for (let j = news.length - 1; j >= 0; j -= 1)
      best[i]?.set([Math.max(at(i + 1, j), at(i, j + 1), paired(i, j))], j)
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < olds.length && j < news.length) {
    if (at(i, j) > 0 && at(i, j) === paired(i, j)) {
      pairs.push([i, j])
      ;[i, j] = [i + 1, j + 1]
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
