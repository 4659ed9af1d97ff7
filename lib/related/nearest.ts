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

/**
 * The candidates that are related to an article, the nearest first: by their tags, by the words of titles and summaries,
 * by city, column and time. What few of them have in common weighs more than what most have (inverse document frequency).
 */
export function nearest(article: Candidate, others: readonly Candidate[], most: number): number[] {
  const all = [article, ...others]
  const tags = weightedTerms(all.map(tagCounts))
  const words = weightedTerms(all.map(wordCounts))
  const [ownTags = empty, ownWords = empty] = [tags[0], words[0]]
  const scored = others.flatMap((other, at) => {
    const inTags = cosine(ownTags, tags[at + 1] ?? empty)
    const inWords = cosine(ownWords, words[at + 1] ?? empty)
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
const empty: Terms = new Map()

function tagCounts({ tags }: Candidate): Terms {
  return new Map(tagNames(tags).map((name) => [tagKey(name), 1]))
}

/** Pairs of Chinese characters, and words of letters as they are. */
function wordCounts({ title, summary }: Candidate): Terms {
  const counts = new Map<string, number>()
  const count = (text: string, weight: number) => {
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + weight)
  }
  count(title, 2)
  count(summary, 1)
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

/** Each text's terms, weighted by how few of the texts have them; those that all have weigh nothing. */
function weightedTerms(texts: readonly Terms[]): Terms[] {
  const frequency = new Map<string, number>()
  for (const terms of texts)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const weight = (term: string) => Math.log((texts.length + 1) / (frequency.get(term) ?? 1))
  return texts.map(
    (terms) => new Map([...terms].map(([term, count]) => [term, (1 + Math.log(count)) * weight(term)])),
  )
}

function cosine(one: Terms, other: Terms): number {
  let product = 0
  for (const [term, weight] of one) product += weight * (other.get(term) ?? 0)
  const lengths = lengthOf(one) * lengthOf(other)
  return lengths === 0 ? 0 : product / lengths
}

function lengthOf(terms: Terms): number {
  let sum = 0
  for (const weight of terms.values()) sum += weight * weight
  return Math.sqrt(sum)
}
