import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Counted, countRow } from './desk-counts.ts'
import { type DeskRange, type DeskScope, inOrder, merged, order } from './desk-rows.ts'
import type { PageKey } from './page-key.ts'
import { listedStatuses } from './status.ts'

// Articles by words of their titles. Most words stand in many titles or in few. The former are found among the articles
// that were changed last, gone through in the list's order, so many at a time; the latter wherever they are, by the
// index of the titles' characters and pairs of characters. Both are bounded, however many articles there are.

/** So many articles of a state are gone through, from the index alone. */
const MOST_WALKED = 5_000
/** So many found among them are many. */
const MANY = 200
/** Words in more titles than that are not few. */
const MOST_CANDIDATES = 5_000
const MOST_WORDS = 8

/** The words of what was typed; none where it is blank. */
export function wordsOf(typed: string): string[] {
  return typed.split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS)
}

/** What there is of each state, and by which of the two ways. */
export async function findWords(
  words: readonly string[],
  scope: DeskScope,
): Promise<{ counted: Counted[]; isByIndex: boolean }> {
  const walked = await countByWalk(words, scope)
  const sum = (of: (one: Walked) => number) => walked.reduce((all, one) => all + of(one), 0)
  const found = sum(({ number }) => number)
  const isWhole = sum((one) => one.walked) < MOST_WALKED
  const counted = isWhole || found >= MANY ? null : await countByIndex(words, scope)
  return counted ? { counted, isByIndex: true } : { counted: walked, isByIndex: false }
}

/** Null where the words stand in too many titles. */
async function countByIndex(words: readonly string[], scope: DeskScope): Promise<Counted[] | null> {
  const rows = await queryRows(
    countRow.extend({ status: z.enum(ArticleStatus).nullable() }),
    Prisma.sql`
      WITH ${candidates(words)}
      SELECT status::text, count(*)::int AS number FROM candidate WHERE ${matches(words, scope)} GROUP BY status
      UNION ALL SELECT NULL, count(*)::int FROM candidate`,
  )
  const looked = rows.find(({ status }) => status === null)?.number ?? 0
  if (looked > MOST_CANDIDATES) return null
  return rows.flatMap(({ status, number }) => (status ? [{ status, number, orMore: false }] : []))
}

/** The page of the articles with these words, where they stand in few titles. */
export function pageByIndex(
  words: readonly string[],
  scope: DeskScope,
  range: DeskRange,
  limit: number,
): Prisma.Sql {
  const { status } = scope
  return Prisma.sql`
    WITH ${candidates(words)}
    SELECT id FROM candidate
    WHERE ${matches(words, scope)} ${within(range)}
      ${status ? Prisma.sql`AND status = ${status}::article_status` : Prisma.empty}
    ORDER BY ${order(range)} LIMIT ${Prisma.raw(String(limit))}`
}

/** The page of those among the next five thousand of the list. */
export function pageByWalk(
  words: readonly string[],
  scope: DeskScope,
  range: DeskRange,
  limit: number,
): Prisma.Sql {
  return Prisma.sql`
    SELECT id FROM (${merged(scope, range, MOST_WALKED)}) AS walked WHERE ${hold(words)}
    ORDER BY ${order(range)} LIMIT ${Prisma.raw(String(limit))}`
}

type Walked = Counted & { walked: number }

/** How many of them there are of each state among its newest five thousand. */
async function countByWalk(words: readonly string[], scope: DeskScope): Promise<Walked[]> {
  const counted = listedStatuses.map(
    (status) => Prisma.sql`
      SELECT ${status}::text AS status, count(*) FILTER (WHERE is_found)::int AS number, count(*)::int AS walked FROM (
        SELECT (${hold(words)}) AS is_found FROM ${inOrder(status, scope, {}, MOST_WALKED)} AS walked
      ) AS looked`,
  )
  const row = countRow.extend({ walked: z.number() })
  const rows = await queryRows(row, Prisma.join(counted, ' UNION ALL '))
  return rows.map((one) => ({ ...one, orMore: one.walked === MOST_WALKED }))
}

const placeRow = z.object({ changed_at: z.date(), id: z.number() })

/** Where five thousand articles of the list have been gone through; null where it has no more than that. */
export async function endOfWalk(scope: DeskScope, range: DeskRange): Promise<PageKey | null> {
  const [last] = await queryRows(
    placeRow,
    Prisma.sql`SELECT changed_at, id FROM (${merged(scope, range, MOST_WALKED)}) AS walked
      OFFSET ${Prisma.raw(String(MOST_WALKED - 1))}`,
  )
  return last ? { at: last.changed_at, id: last.id } : null
}

/** The articles whose titles hold all the characters of the words, and every two that follow each other. */
function candidates(words: readonly string[]): Prisma.Sql {
  const grams = Prisma.join(
    words.map((word) => Prisma.sql`title_grams(${word})`),
    ' || ',
  )
  return Prisma.sql`candidate AS MATERIALIZED (
    SELECT id, status, city_id, changed_at, title FROM article
    WHERE title_grams(title) @> (${grams}) LIMIT ${Prisma.raw(String(MOST_CANDIDATES + 1))})`
}

function matches(words: readonly string[], { cityId }: DeskScope): Prisma.Sql {
  return cityId === undefined ? hold(words) : Prisma.sql`${hold(words)} AND city_id = ${cityId}`
}

/** Whether a title holds the words, of any case: comparing without it costs more, and most words here have none. */
function hold(words: readonly string[]): Prisma.Sql {
  const tests = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    const hasCase = word.toLowerCase() !== word.toUpperCase()
    return hasCase ? Prisma.sql`title ILIKE ${pattern}` : Prisma.sql`title LIKE ${pattern}`
  })
  return Prisma.join(tests, ' AND ')
}

function within({ olderThan, newerThan }: DeskRange): Prisma.Sql {
  if (olderThan) return Prisma.sql`AND (changed_at, id) < (${olderThan.at}, ${olderThan.id})`
  return newerThan ? Prisma.sql`AND (changed_at, id) > (${newerThan.at}, ${newerThan.id})` : Prisma.empty
}
