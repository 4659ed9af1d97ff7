import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { CountedHits } from './count-hits.ts'
import type { Span } from './filter-grams.ts'
import { type Asked, type Place, type Stream, TITLE_BONUS_MS } from './hit-conditions.ts'
import { hitsInSpans, hitsInYears, type Reading, yearWithHits } from './hit-statements.ts'
import { reaches, windowOf, yearsOf, yearsSince } from './span-windows.ts'

// Who holds all the words, newest first; those whose title holds them stand as if they were a year younger. Both kinds
// are asked for apart, each span of time after span until enough were found: the index knows the spans as it knows
// words, so that of a word in half of all articles only the newest weeks are read, and of one of long ago the quarters in
// which it stands.

const hitRow = z.object({ id: z.number(), at: z.date() })
const yearRow = z.object({ number: z.number() })

/**
 * The hits after a place, best first.
 * @param counted what `countHits` said of the same search
 */
export async function findArticles(
  tx: Tx,
  asked: Asked,
  after: Place | null,
  limit: number,
  counted?: CountedHits,
): Promise<Place[]> {
  if (counted?.all) return amongAll(counted.all, after, limit)
  // Where the newest spans hold too few for a page, the years are gone through at once.
  const spans = counted && after === null && counted.inNewest < limit ? [] : SPANS
  const inTitles = asked.title.length > 0 ? await hitsOf(tx, asked, 'title', { after, limit, spans }) : []
  // No more than what stands before the last of these.
  const least = inTitles[limit - 1]?.score ?? Number.NEGATIVE_INFINITY
  const bounded = least > (asked.from ?? Number.NEGATIVE_INFINITY) ? { ...asked, from: least } : asked
  const inTexts = asked.text === null ? [] : await hitsOf(tx, bounded, 'text', { after, limit, spans })
  return [...inTitles, ...inTexts].sort(bestFirst).slice(0, limit)
}

const bestFirst = (one: Place, other: Place) => other.score - one.score || other.id - one.id

function amongAll(places: readonly Place[], after: Place | null, limit: number): Place[] {
  const rest = after === null ? places : places.filter((place) => bestFirst(after, place) < 0)
  return rest.toSorted(bestFirst).slice(0, limit)
}

/** The last hits before a place, best first: read from there upwards, so that a deep page costs as much as the first. */
export async function placesBefore(tx: Tx, asked: Asked, end: Place, limit: number): Promise<Place[]> {
  const inTitles = asked.title.length > 0 ? await hitsAbove(tx, asked, 'title', end, limit) : []
  const inTexts = asked.text === null ? [] : await hitsAbove(tx, asked, 'text', end, limit)
  return [...inTitles, ...inTexts].sort(bestFirst).slice(-limit)
}

const SPANS = ['week', 'quarter', 'year'] as const
type Part = { after: Place | null; limit: number; spans: readonly Span[] }

const bonusOf = (stream: Stream) => (stream === 'title' ? TITLE_BONUS_MS : 0)

async function hitsOf(tx: Tx, asked: Asked, stream: Stream, { after, limit, spans }: Part): Promise<Place[]> {
  const from = after && { at: after.score - bonusOf(stream), id: after.id }
  const reading: Reading = { asked, stream, direction: 'older', from }
  for (const span of spans) {
    const window = windowOf(span, asked, from?.at)
    const places = await placesOf(tx, stream, hitsInSpans(reading, window.grams, limit))
    if (places.length >= limit || reaches(window, asked)) return places
  }
  const { years, before } = yearsOf(asked, from?.at)
  const places = await placesInYears(tx, reading, years, limit)
  if (places.length >= limit || before === null) return places
  const rest = limit - places.length
  return [...places, ...(await placesOf(tx, stream, hitsInSpans(reading, before.grams, rest)))]
}

async function hitsAbove(tx: Tx, asked: Asked, stream: Stream, end: Place, limit: number): Promise<Place[]> {
  const from = { at: end.score - bonusOf(stream), id: end.id }
  const reading: Reading = { asked, stream, direction: 'newer', from }
  const { before, years } = yearsSince(asked, from.at)
  const places = before ? await placesOf(tx, stream, hitsInSpans(reading, before.grams, limit)) : []
  if (places.length >= limit) return places
  return [...places, ...(await placesInYears(tx, reading, years, limit - places.length))]
}

/** Years without any are passed over first: of a word of long ago they are most. */
async function placesInYears(tx: Tx, reading: Reading, years: readonly number[], limit: number) {
  if (years.length === 0) return []
  const [first] = await queryRows(yearRow, yearWithHits(reading, years), tx)
  if (!first) return []
  const rest = years.slice(years.indexOf(first.number))
  return placesOf(tx, reading.stream, hitsInYears(reading, rest, limit))
}

async function placesOf(tx: Tx, stream: Stream, statement: Prisma.Sql): Promise<Place[]> {
  const rows = await queryRows(hitRow, statement, tx)
  return rows.map(({ id, at }) => ({ score: at.getTime() + bonusOf(stream), id }))
}
