import { Prisma } from '#lib/db/generated/client.ts'
import { spanGram } from './filter-grams.ts'
import { type Asked, holds, MOST_CHECKED, type Stream, says } from './hit-conditions.ts'

/** Hits of one stream from a place on, without the one that stands there: older ones, newest first, or newer ones, oldest
 *  first; `from` null for the newest or oldest of all. */
export type Reading = {
  asked: Asked
  stream: Stream
  direction: 'older' | 'newer'
  from: { at: number; id: number } | null
}

/** So many hits in spans of time: in all of them together. */
export function hitsInSpans(reading: Reading, grams: readonly number[], limit: number): Prisma.Sql {
  const { order } = sql[reading.direction]
  return checked(reading.asked, order, limit, (most) =>
    hits(reading, Prisma.sql`grams && ${[...grams]}::int[]`, most),
  )
}

/**
 * So many hits in years, one after the other as far as they are needed, and quarter by quarter in those that hold any. A list's
 * rows are known to come in its order, so that Postgres sorts one year at a time, and there one quarter.
 */
export function hitsInYears(reading: Reading, years: readonly number[], limit: number): Prisma.Sql {
  const { asked, stream, direction } = reading
  const { order, quarters } = sql[direction]
  const grams = quarters.map((quarter) => years.map((year) => spanGram('quarter', year * 4 + quarter)))
  const candidates = (most: number) => Prisma.sql`
    SELECT hit.id, hit.at, year.place
    FROM unnest(
      ${years.map((year) => spanGram('year', year))}::int[],
      ${Prisma.join(grams.map((list) => Prisma.sql`${list}::int[]`))}
    ) WITH ORDINALITY AS year (gram, first, second, third, fourth, place)
    CROSS JOIN LATERAL (
      SELECT FROM search_entry WHERE ${holds(asked, stream)} AND grams @> ARRAY[year.gram] LIMIT 1
    ) AS known
    CROSS JOIN LATERAL (
      SELECT one.id, one.at
      FROM unnest(ARRAY[first, second, third, fourth]) WITH ORDINALITY AS quarter (gram, place)
      CROSS JOIN LATERAL (${hits(reading, Prisma.sql`grams @> ARRAY[quarter.gram]`, most)}) AS one
      ORDER BY quarter.place, ${order} LIMIT ${most}
    ) AS hit
    ORDER BY place, ${order} LIMIT ${most}`
  return checked(asked, Prisma.sql`place, ${order}`, limit, candidates)
}

const sql = {
  older: { order: Prisma.sql`at DESC, id DESC`, beyond: Prisma.sql`<`, quarters: [3, 2, 1, 0] },
  newer: { order: Prisma.sql`at, id`, beyond: Prisma.sql`>`, quarters: [0, 1, 2, 3] },
}

function hits({ asked, stream, direction, from }: Reading, span: Prisma.Sql, most: number): Prisma.Sql {
  const { order, beyond } = sql[direction]
  const rest = from
    ? Prisma.sql`AND (at, article_id) ${beyond} (${new Date(from.at)}, ${from.id})`
    : Prisma.empty
  return Prisma.sql`
    SELECT article_id AS id, at FROM search_entry WHERE ${holds(asked, stream)} AND ${span} ${rest}
    ORDER BY ${order} LIMIT ${most}`
}

/** The candidates whose texts say the terms, in the order in which the candidates come. */
function checked(
  asked: Asked,
  order: Prisma.Sql,
  limit: number,
  candidates: (most: number) => Prisma.Sql,
): Prisma.Sql {
  if (asked.toCheck.length === 0) return candidates(limit)
  return Prisma.sql`
    SELECT id, at FROM (${candidates(MOST_CHECKED)}) AS candidate WHERE ${says(asked)}
    ORDER BY ${order} LIMIT ${limit}`
}
