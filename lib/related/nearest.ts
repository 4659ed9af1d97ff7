import { tagKey, tagNames } from '../articles/tag-names.ts'
import { HAN } from '../search/folded-text.ts'
import { piecesOf } from '../search/grams.ts'
import { DAY_MS } from '../time.ts'
import type { Candidate } from './related-candidates.ts'

/** What counts, beside the words: a word shared in the title twice as much as one in the summary. */
const WEIGHTS = { tags: 1, words: 1.5, city: 0.1, column: 0.1, nearness: 0.1 } as const
/** Of two articles without a tag in common so much of the words must be the same (a cosine, 0 to 1). */
const LEAST_ALIKE = 0.12
/** Articles so many days apart are half as near in time. */
const HALF_DAYS = 180

/** The words of candidates that were counted before, by their texts: articles of one city have most candidates in common. */
export type Counted = Map<string, Terms>

/** So many texts' words are kept. */
const MOST_COUNTED = 2_000

/**
 * The candidates that are related to an article, the nearest first: by their tags, by the words of titles and summaries,
 * by city, column and time. What few of them have in common weighs more than what most have (inverse document frequency).
 * @param counted is read and added to
 */
export function nearest(
  article: Candidate,
  others: readonly Candidate[],
  most: number,
  counted: Counted = new Map(),
): number[] {
  if (counted.size > MOST_COUNTED) counted.clear()
  const tags = likeness(tagCounts(article), others.map(tagCounts))
  const words = likeness(
    wordCounts(article, counted),
    others.map((other) => wordCounts(other, counted)),
  )
  const scored = others.flatMap((other, at) => {
    const [inTags = 0, inWords = 0] = [tags[at], words[at]]
    if (inTags === 0 && inWords < LEAST_ALIKE) return []
    const score = WEIGHTS.tags * inTags + WEIGHTS.words * inWords + circumstances(article, other)
    return [{ id: other.id, score }]
  })
  return scored
    .sort((one, other) => other.score - one.score || other.id - one.id)
    .slice(0, most)
    .map(({ id }) => id)
}

function circumstances(one: Candidate, other: Candidate): number {
  const days = Math.abs(one.publishedAt.getTime() - other.publishedAt.getTime()) / DAY_MS
  return (
    (one.cityId === other.cityId ? WEIGHTS.city : 0) +
    (one.columnId !== null && one.columnId === other.columnId ? WEIGHTS.column : 0) +
    WEIGHTS.nearness * 2 ** (-days / HALF_DAYS)
  )
}

type Terms = ReadonlyMap<string, number>

function tagCounts({ tags }: Candidate): Terms {
  return new Map(tagNames(tags).map((name) => [tagKey(name), 1]))
}

/** Pairs of Chinese characters, and words of letters as they are. */
function wordCounts({ title, summary }: Candidate, counted: Counted): Terms {
  const key = `${title}\n${summary}`
  const known = counted.get(key)
  if (known) return known
  const counts = new Map<string, number>()
  const count = (text: string, weight: number) => {
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + weight)
  }
  count(title, 2)
  count(summary, 1)
  counted.set(key, counts)
  return counts
}

function termsOf(text: string): string[] {
  // Not with fold(): to turn characters into simplified ones takes much longer, of hundreds of texts each time.
  return piecesOf(text.normalize('NFKC').toLowerCase()).flatMap((piece) => {
    if (piece === null) return []
    return piece.kind === HAN ? pairsOf([...piece.text]) : [piece.text]
  })
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}

/** How much each of the others is like a text (a cosine, 0 to 1), by terms weighted by how few of all have them. */
function likeness(own: Terms, others: readonly Terms[]): number[] {
  const frequency = new Map<string, number>()
  for (const terms of [own, ...others])
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const rarity = Array.from({ length: others.length + 2 }, (_, texts) =>
    Math.log((others.length + 2) / texts),
  )
  const weight = (term: string, count: number) =>
    (1 + Math.log(count)) * (rarity[frequency.get(term) ?? 1] ?? 0)
  const weights = new Map([...own].map(([term, count]) => [term, weight(term, count)]))
  const length = Math.hypot(...weights.values())
  return others.map((terms) => {
    let [product, square] = [0, 0]
    for (const [term, count] of terms) {
      const here = weight(term, count)
      square += here * here
      product += here * (weights.get(term) ?? 0)
    }
    const lengths = length * Math.sqrt(square)
    return lengths === 0 ? 0 : product / lengths
  })
}
