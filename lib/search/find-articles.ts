import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { MOST_COUNTED } from '../bounded-count.ts'
import { DAY_MS } from '../time.ts'
import type { AskedGrams } from './asked-grams.ts'
import { type Span, spanGram, spanMs, spanNumber } from './filter-grams.ts'

// Who holds all the words, newest first; those whose title holds them stand as if they were a year younger. Both kinds
// are asked for apart, each span of time after span until enough were found: the index knows the spans as it knows
// words, so that of a word in half of all articles only the newest weeks are read.

const YEAR_MS = 365 * DAY_MS

/** The place of a hit in the order. */
export type Place = { score: number; id: number }
/** The oldest moment that a search asks for, and the one after the newest, in milliseconds; null for no bound. */
type Bounds = { from: number | null; until: number | null }

export type Asked = AskedGrams &
  Bounds & {
    /** What it must be: all of these, and of each list one. */
    all: number[]
    anyOf: number[][]
  }

const hitRow = z.object({ id: z.number(), at: z.date() })

/** The hits after a place, best first. */
export async function findArticles(
  tx: Tx,
  asked: Asked,
  after: Place | null,
  limit: number,
): Promise<Place[]> {
  const inTitles = asked.title.length > 0 ? await hitsOf(tx, asked, 'title', after, limit) : []
  const inTexts = asked.text === null ? [] : await hitsOf(tx, asked, 'text', after, limit)
  return [...inTitles, ...inTexts]
    .sort((one, other) => other.score - one.score || other.id - one.id)
    .slice(0, limit)
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

/** Whether the title holds the words, or only the text. */
type Stream = 'title' | 'text'

async function hitsOf(
  tx: Tx,
  asked: Asked,
  stream: Stream,
  after: Place | null,
  limit: number,
): Promise<Place[]> {
  const bonus = stream === 'title' ? YEAR_MS : 0
  const newest = after === null ? null : { at: after.score - bonus, id: after.id }
  for (const span of ['week', 'quarter', 'year', null] as const) {
    const window = windowOf(span, asked, newest?.at)
    const rows = await queryRows(hitRow, statement(asked, stream, { window, newest, limit }), tx)
    if (rows.length >= limit || span === null || window === null || reaches(window, asked))
      return rows.map(({ id, at }) => ({ score: at.getTime() + bonus, id }))
  }
  return []
}

/** This many spans at once: in the first week of a quarter there is little. */
const SPANS = 2

/** No article is looked for before this year, where a search is bounded. */
const OLDEST = Date.UTC(1900)

/** Spans of time, and when they begin. */
type Window = { grams: number[]; begins: number }

/** The newest two spans that a search has to look at; of no span all years. Null where every article is meant. */
function windowOf(
  span: Span | null,
  { from, until }: Bounds,
  newest = Number.POSITIVE_INFINITY,
): Window | null {
  // Some articles are of tomorrow: published with a date that an editor set.
  const end = Math.min(newest, until ?? Number.POSITIVE_INFINITY, Date.now() + spanMs.week)
  if (span === null) {
    const isBounded = from !== null || end < Date.now()
    return isBounded ? windowFrom('year', Math.max(from ?? OLDEST, OLDEST), end) : null
  }
  return windowFrom(span, (spanNumber(span, end) - SPANS + 1) * spanMs[span], end)
}

function windowFrom(span: Span, from: number, until: number): Window {
  const first = spanNumber(span, from)
  const number = Math.max(spanNumber(span, until) - first + 1, 1)
  return {
    grams: Array.from({ length: number }, (_, back) => spanGram(span, first + back)),
    begins: first * spanMs[span],
  }
}

const reaches = ({ begins }: Window, { from }: Bounds) => from !== null && begins <= from

type Page = { window: Window | null; newest: { at: number; id: number } | null; limit: number }

function statement(asked: Asked, stream: Stream, { window, newest, limit }: Page): Prisma.Sql {
  const older = newest
    ? Prisma.sql`AND (at, article_id) < (${new Date(newest.at)}, ${newest.id})`
    : Prisma.empty
  const candidates = (most: number) => Prisma.sql`
    SELECT article_id AS id, at FROM search_entry
    WHERE ${holds(asked, stream, window)} ${older}
    ORDER BY at DESC, article_id DESC LIMIT ${most}`
  if (asked.toCheck.length === 0) return candidates(limit)
  return Prisma.sql`
    SELECT id, at FROM (${candidates(MOST_CHECKED)}) AS candidate WHERE ${says(asked)}
    ORDER BY at DESC, id DESC LIMIT ${limit}`
}

/** So many texts of a span, the newest, are read for words whose pairs may stand apart in them. */
const MOST_CHECKED = 5_000

/** Whether the text of a candidate says the terms as they are: looked at in the order of the list, until there are enough. */
function says({ toCheck }: Asked): Prisma.Sql {
  const terms = toCheck.map(
    (term) => Prisma.sql`
      (SELECT text FROM search_entry WHERE article_id = candidate.id) LIKE ${`%${term}%`}`,
  )
  return Prisma.join(terms, ' AND ')
}

function holds(asked: Asked, stream: Stream | 'any', window: Window | null): Prisma.Sql {
  const { all, anyOf, title, text, from, until } = asked
  const grams = [...all, ...(stream === 'title' ? [] : (text ?? []))]
  const conditions = [
    Prisma.sql`grams @> ${grams}::int[]`,
    ...[...anyOf, ...(window ? [window.grams] : [])].map((any) => Prisma.sql`grams && ${any}::int[]`),
    ...(stream === 'title' ? [Prisma.sql`title_grams @> ${title}::int[]`] : []),
    ...(stream === 'text' && title.length > 0 ? [Prisma.sql`NOT title_grams @> ${title}::int[]`] : []),
    ...(from === null ? [] : [Prisma.sql`at >= ${new Date(from)}`]),
    ...(until === null ? [] : [Prisma.sql`at < ${new Date(until)}`]),
  ]
  return Prisma.join(conditions, ' AND ')
}

const countRow = z.object({ number: z.number() })

/** How many there are, up to a thousand and one. */
export async function countArticles(tx: Tx, asked: Asked): Promise<number> {
  for (const span of ['quarter', null] as const) {
    const window = windowOf(span, asked)
    const [row] = await queryRows(countRow, countStatement(asked, window), tx)
    const number = row?.number ?? 0
    if (number > MOST_COUNTED || span === null || window === null || reaches(window, asked)) return number
  }
  return 0
}

function countStatement(asked: Asked, window: Window | null): Prisma.Sql {
  const stream = asked.text === null ? 'title' : 'any'
  const candidates = (most: number) => Prisma.sql`
    SELECT article_id AS id FROM search_entry WHERE ${holds(asked, stream, window)} LIMIT ${most}`
  const most = MOST_COUNTED + 1
  const counted =
    asked.toCheck.length === 0
      ? candidates(most)
      : Prisma.sql`SELECT FROM (${candidates(MOST_CHECKED)}) AS candidate WHERE ${says(asked)} LIMIT ${most}`
  return Prisma.sql`SELECT count(*)::int AS number FROM (${counted}) AS found`
}
