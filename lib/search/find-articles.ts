import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { CountedHits } from './count-hits.ts'
import { type Span, spanGram } from './filter-grams.ts'
import {
  type Asked,
  holds,
  MOST_CHECKED,
  type Place,
  type Stream,
  says,
  TITLE_BONUS_MS,
} from './hit-conditions.ts'
import { reaches, type Window, windowOf, yearsOf } from './span-windows.ts'

// Who holds all the words, newest first; those whose title holds them stand as if they were a year younger. Both kinds
// are asked for apart, each span of time after span until enough were found: the index knows the spans as it knows
// words, so that of a word in half of all articles only the newest weeks are read, and of one of long ago the quarters in
// which it stands.

const hitRow = z.object({ id: z.number(), at: z.date() })

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

/** So many hits are read at once on the way to a place. */
const READ_AT_ONCE = 500

/** The last hits before a place, best first: read from the first one on, since the index is read newest first. */
export async function placesBefore(tx: Tx, asked: Asked, end: Place, limit: number): Promise<Place[]> {
  let kept: Place[] = []
  for (let after: Place | null = null; ; after = kept.at(-1) ?? null) {
    const places = await findArticles(tx, asked, after, READ_AT_ONCE)
    const before = places.filter(({ score, id }) => score > end.score || (score === end.score && id > end.id))
    kept = [...kept, ...before].slice(-limit)
    if (before.length < READ_AT_ONCE) return kept
  }
}

const SPANS = ['week', 'quarter', 'year'] as const
type Part = { after: Place | null; limit: number; spans: readonly Span[] }

async function hitsOf(tx: Tx, asked: Asked, stream: Stream, { after, limit, spans }: Part): Promise<Place[]> {
  const bonus = stream === 'title' ? TITLE_BONUS_MS : 0
  const newest = after === null ? null : { at: after.score - bonus, id: after.id }
  const placesOf = async (statement: Prisma.Sql) =>
    (await queryRows(hitRow, statement, tx)).map(({ id, at }) => ({ score: at.getTime() + bonus, id }))
  const page = { newest, limit }
  for (const span of spans) {
    const window = windowOf(span, asked, newest?.at)
    const places = await placesOf(statement(asked, inWindow(asked, stream, window, page), limit))
    if (places.length >= limit || reaches(window, asked)) return places
  }
  const { years, before } = yearsOf(asked, newest?.at)
  const places =
    years.length > 0 ? await placesOf(statement(asked, inQuarters(asked, stream, years, page), limit)) : []
  if (places.length >= limit || before === null) return places
  const rest = limit - places.length
  return [...places, ...(await placesOf(statement(asked, inWindow(asked, stream, before, page), rest)))]
}

type Page = { newest: { at: number; id: number } | null; limit: number }
/** Selects so many candidates, newest first. */
type Candidates = (most: number) => Prisma.Sql

function statement(asked: Asked, candidates: Candidates, limit: number): Prisma.Sql {
  if (asked.toCheck.length === 0) return candidates(limit)
  return Prisma.sql`
    SELECT id, at FROM (${candidates(MOST_CHECKED)}) AS candidate WHERE ${says(asked)} LIMIT ${limit}`
}

function inWindow(asked: Asked, stream: Stream, window: Window, { newest }: Page): Candidates {
  return (most) =>
    newestHits(Prisma.sql`${holds(asked, stream)} AND grams && ${window.grams}::int[]`, newest, most)
}

/** Year by year, and within those that hold any quarter by quarter, as far as it is needed: each step of a plan of nested
 *  loops begins when the one before has given too few. */
function inQuarters(asked: Asked, stream: Stream, years: readonly number[], { newest }: Page): Candidates {
  const words = holds(asked, stream)
  const quarter = (place: number) => years.map((year) => spanGram('quarter', year * 4 + place))
  return (most) => Prisma.sql`
    SELECT hit.id, hit.at
    FROM unnest(
      ${years.map((year) => spanGram('year', year))}::int[],
      ${quarter(3)}::int[], ${quarter(2)}::int[], ${quarter(1)}::int[], ${quarter(0)}::int[]
    ) AS year (gram, fourth, third, second, first)
    CROSS JOIN LATERAL (SELECT FROM search_entry WHERE ${words} AND grams @> ARRAY[year.gram] LIMIT 1) AS known
    CROSS JOIN LATERAL (VALUES (fourth), (third), (second), (first)) AS quarter (gram)
    CROSS JOIN LATERAL (
      ${newestHits(Prisma.sql`${words} AND grams @> ARRAY[quarter.gram]`, newest, most)}
    ) AS hit
    LIMIT ${most}`
}

function newestHits(condition: Prisma.Sql, newest: Page['newest'], most: number): Prisma.Sql {
  const older = newest
    ? Prisma.sql`AND (at, article_id) < (${new Date(newest.at)}, ${newest.id})`
    : Prisma.empty
  return Prisma.sql`
    SELECT article_id AS id, at FROM search_entry WHERE ${condition} ${older}
    ORDER BY at DESC, article_id DESC LIMIT ${most}`
}
