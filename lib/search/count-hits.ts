import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { MOST_COUNTED } from '../bounded-count.ts'
import { type Asked, holds, MOST_CHECKED, type Place, says, TITLE_BONUS_MS } from './hit-conditions.ts'
import { newestWeeks, type Window, windowsOf } from './span-windows.ts'

const numberRow = z.object({ number: z.number() })
const hitRow = z.object({ id: z.number(), at: z.date(), isInTitle: z.boolean(), isUnchecked: z.boolean() })

/** How many hits there are, up to a thousand and one. */
export type CountedHits = {
  number: number
  /** Those of the newest half year. */
  inNewest: number
  /** All of them, in no order, where they were read to be counted and are no more than a thousand. */
  all: Place[] | null
}

/** Where the newest half year has so many hits or fewer, all years are read at once, if no text is to be checked and no time is
 *  asked for: each window would cost another walk through what the index lists under each word. */
const FEW = 100

/** Counts the hits: those of the newest half year, and where these are too few to say that there are more than a thousand, those
 *  of all years, window after window or, of few, at once. */
export async function countHits(tx: Tx, asked: Asked): Promise<CountedHits> {
  const newest = newestWeeks(asked)
  const [first] = await queryRows(
    numberRow,
    Prisma.sql`
      SELECT count(*)::int AS number FROM (${anyHits(asked, newest)}) AS hit WHERE NOT "isUnchecked"`,
    tx,
  )
  const inNewest = first?.number ?? 0
  if (inNewest > MOST_COUNTED) return { number: inNewest, inNewest, all: null }
  // At once they come in no order: of texts to be checked the newest are needed, and with bounds only some years.
  const isAtOnce =
    inNewest <= FEW && asked.toCheck.length === 0 && asked.from === null && asked.until === null
  const rows = await queryRows(hitRow, anyHits(asked, isAtOnce ? null : windowsOf(asked)), tx)
  const hits = rows.filter(({ isUnchecked }) => !isUnchecked)
  const all = hits.map(({ id, at, isInTitle }) => ({
    id,
    score: at.getTime() + (isInTitle ? TITLE_BONUS_MS : 0),
  }))
  return {
    number: all.length,
    inNewest,
    all: all.length > MOST_COUNTED || hits.length < rows.length ? null : all,
  }
}

/** How many there are, up to a thousand and one. */
export const countArticles = async (tx: Tx, asked: Asked) => (await countHits(tx, asked)).number

/**
 * Hits in titles or texts, window after window, until there is one more than can be counted. Where texts have to be checked, at
 * most `MOST_CHECKED` are; if there are more, one more row says so (`isUnchecked`), which is no hit.
 */
function anyHits(asked: Asked, windows: readonly Window[] | null): Prisma.Sql {
  const { title, text, toCheck } = asked
  const isInTitle = title.length > 0 ? Prisma.sql`title_grams @> ${title}::int[]` : Prisma.sql`false`
  const entries = Prisma.sql`
    SELECT article_id AS id, at, ${isInTitle} AS "isInTitle" FROM search_entry
    WHERE ${holds(asked, text === null ? 'title' : 'any')}`
  const lists = windows?.map(({ grams }) => `{${grams.join()}}`)
  const candidates = (most: number) =>
    lists
      ? Prisma.sql`
        SELECT entry.* FROM unnest(${lists}::text[]) AS span (list)
        CROSS JOIN LATERAL (${entries} AND grams && span.list::int[] LIMIT ${most}) AS entry LIMIT ${most}`
      : Prisma.sql`${entries} LIMIT ${most}`
  const most = MOST_COUNTED + 1
  if (toCheck.length === 0)
    return Prisma.sql`SELECT *, false AS "isUnchecked" FROM (${candidates(most)}) AS candidate`
  return Prisma.sql`
    SELECT id, at, "isInTitle", place > ${MOST_CHECKED} AS "isUnchecked"
    FROM (SELECT *, row_number() OVER () AS place FROM (${candidates(MOST_CHECKED + 1)}) AS one) AS candidate
    WHERE place > ${MOST_CHECKED} OR (${says(asked)}) LIMIT ${most}`
}
