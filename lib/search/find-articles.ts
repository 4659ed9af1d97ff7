import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { AskedGrams } from './asked-grams.ts'
import { type Span, spanGram, spanMs, spanNumber } from './filter-grams.ts'
import { MOST_COUNTED } from './search-query.ts'

// Who holds all the words, newest first; those whose title holds them stand as if they were a year younger. Both kinds
// are asked for apart, each span of time after span until enough were found: the index knows the spans as it knows
// words, so that of a word in half of all articles only the newest weeks are read.

const YEAR_MS = 365 * 86_400_000

/** The place of a hit in the order. */
export type Place = { score: number; id: number }
/** The newest moments a search can ask for, and the oldest. */
type Bounds = { from: number | null; until: number | null }

export type Asked = AskedGrams &
  Bounds & {
    /** What it must be: all of these, and of each list one. */
    all: number[]
    anyOf: number[][]
  }

const hitRow = z.object({ id: z.number(), at: z.date() })

/** The hits after a place, best first. */
export async function findArticles(asked: Asked, after: Place | null, limit: number): Promise<Place[]> {
  const streams = await Promise.all([
    asked.title.length > 0 ? hitsOf(asked, 'title', after, limit) : [],
    asked.text === null ? [] : hitsOf(asked, 'text', after, limit),
  ])
  return streams
    .flat()
    .sort((one, other) => other.score - one.score || other.id - one.id)
    .slice(0, limit)
}

/** Whether the title holds the words, or only the text. */
type Stream = 'title' | 'text'

async function hitsOf(asked: Asked, stream: Stream, after: Place | null, limit: number): Promise<Place[]> {
  const bonus = stream === 'title' ? YEAR_MS : 0
  const newest = after === null ? null : { at: after.score - bonus, id: after.id }
  for (const span of ['week', 'quarter', 'year', null] as const) {
    const window = windowOf(span, asked, newest?.at)
    const rows = await queryRows(hitRow, statement(asked, stream, { window, newest, limit }))
    if (rows.length >= limit || window === null || reaches(window, asked))
      return rows.map(({ id, at }) => ({ score: at.getTime() + bonus, id }))
  }
  return []
}

/** This many spans at once: in the first week of a quarter there is little. */
const SPANS = 2

/** Two spans of time, and when they begin. */
type Window = { grams: number[]; begins: number }

/** The newest two spans that a search has to look at; null for all. */
function windowOf(span: Span | null, { until }: Bounds, newest = Number.POSITIVE_INFINITY): Window | null {
  if (span === null) return null
  // Some articles are of tomorrow: published with a date that an editor set.
  const end = Math.min(newest, until ?? Number.POSITIVE_INFINITY, Date.now() + spanMs.week)
  const last = spanNumber(span, end)
  const numbers = Array.from({ length: SPANS }, (_, back) => last - back)
  return {
    grams: numbers.map((number) => spanGram(span, number)),
    begins: (last - SPANS + 1) * spanMs[span],
  }
}

const reaches = ({ begins }: Window, { from }: Bounds) => from !== null && begins <= from

type Page = { window: Window | null; newest: { at: number; id: number } | null; limit: number }

function statement(asked: Asked, stream: Stream, { window, newest, limit }: Page): Prisma.Sql {
  const older = newest
    ? Prisma.sql`AND (at, article_id) < (${new Date(newest.at)}, ${newest.id})`
    : Prisma.empty
  return Prisma.sql`
    SELECT article_id AS id, at FROM search_entry
    WHERE ${holds(asked, stream, window)} ${older}
    ORDER BY at DESC, article_id DESC LIMIT ${limit}`
}

function holds(asked: Asked, stream: Stream | 'any', window: Window | null): Prisma.Sql {
  const { all, anyOf, title, text, toCheck, from, until } = asked
  const grams = [...all, ...(stream === 'title' ? [] : (text ?? []))]
  const conditions = [
    Prisma.sql`grams @> ${grams}::int[]`,
    ...[...anyOf, ...(window ? [window.grams] : [])].map((any) => Prisma.sql`grams && ${any}::int[]`),
    ...(stream === 'title' ? [Prisma.sql`title_grams @> ${title}::int[]`] : []),
    ...(stream === 'text' && title.length > 0 ? [Prisma.sql`NOT title_grams @> ${title}::int[]`] : []),
    ...(from === null ? [] : [Prisma.sql`at >= ${new Date(from)}`]),
    ...(until === null ? [] : [Prisma.sql`at < ${new Date(until)}`]),
    ...toCheck.map((term) => Prisma.sql`text LIKE ${`%${term}%`}`),
  ]
  return Prisma.join(conditions, ' AND ')
}

const countRow = z.object({ number: z.number() })

/** How many there are, up to a thousand and one. */
export async function countArticles(asked: Asked): Promise<number> {
  const stream = asked.text === null ? 'title' : 'any'
  for (const span of ['quarter', null] as const) {
    const window = windowOf(span, asked)
    const [row] = await queryRows(
      countRow,
      Prisma.sql`
        SELECT count(*)::int AS number FROM (
          SELECT FROM search_entry WHERE ${holds(asked, stream, window)} LIMIT ${MOST_COUNTED + 1}) AS found`,
    )
    const number = row?.number ?? 0
    if (number > MOST_COUNTED || window === null || reaches(window, asked)) return number
  }
  return 0
}
