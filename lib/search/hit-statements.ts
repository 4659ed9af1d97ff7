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

/** The first of these years that holds any. */
export function yearWithHits({ asked, stream }: Reading, years: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    SELECT year.number
    FROM unnest(${[...years]}::int[], ${years.map((year) => spanGram('year', year))}::int[])
      WITH ORDINALITY AS year (number, gram, place)
    CROSS JOIN LATERAL (
      SELECT FROM search_entry WHERE ${holds(asked, stream)} AND grams @> ARRAY[year.gram] LIMIT 1
    ) AS hit
    ORDER BY year.place LIMIT 1`
}

/**
 * So many hits in the quarters of years, one quarter after the other as far as they are needed: a list's rows are known to come in
 * its order, so that Postgres sorts quarter by quarter.
 */
export function hitsInYears(reading: Reading, years: readonly number[], limit: number): Prisma.Sql {
  const { order, quarters } = sql[reading.direction]
  const grams = years.flatMap((year) => quarters.map((quarter) => spanGram('quarter', year * 4 + quarter)))
  const inOrder = Prisma.sql`place, ${order}`
  const candidates = (most: number) => Prisma.sql`
    SELECT hit.id, hit.at, quarter.place
    FROM unnest(${grams}::int[]) WITH ORDINALITY AS quarter (gram, place)
    CROSS JOIN LATERAL (${hits(reading, Prisma.sql`grams @> ARRAY[quarter.gram]`, most)}) AS hit
    ORDER BY ${inOrder} LIMIT ${most}`
  return checked(reading.asked, inOrder, limit, candidates)
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
