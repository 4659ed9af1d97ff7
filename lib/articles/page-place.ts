import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { formatPageKey, parsePageKey } from './page-key.ts'
import { DEFAULT_PAGE, type PageQuery } from './page-of-list.ts'
import { type CorrectionList, placesIn, type Scope } from './scope.ts'

/** Beyond this page the articles before it are not counted any more. */
const LAST_NUMBERED = 100
const COUNTED = (LAST_NUMBERED - 1) * DEFAULT_PAGE + DEFAULT_PAGE / 2

/** Where a page stands in its list. */
export type PagePlace = {
  /** 第 N 页; null beyond the hundredth. */
  number: number | null
  /** The page before; null on the first one. Its key is null where it is the first one. */
  previous: { olderThan: string | null } | null
}

type PlaceQuery = Pick<PageQuery, 'olderThan' | 'from' | 'until'> & { scope: Scope | CorrectionList }

const FIRST: PagePlace = { number: 1, previous: null }

const placeRow = z.object({ before: z.int(), at: z.date().nullable(), id: z.int().nullable() })

/**
 * The place of the page that begins after a key: counted from the list's index alone, which is read backwards from there.
 * Pages keep their keys while articles come and go, so the number is the nearest one.
 */
export async function placeOfPage({ scope, olderThan, from, until }: PlaceQuery): Promise<PagePlace> {
  const key = olderThan === undefined ? null : parsePageKey(olderThan)
  if (key === null) return FIRST
  const { rows, at, id } = placesIn(scope)
  const [found] = await queryRows(
    placeRow,
    Prisma.sql`
      WITH newer AS MATERIALIZED (
        SELECT ${at} AS at, ${id} AS id FROM ${rows} AND (${at}, ${id}) >= (${key.at}, ${key.id})
        ${from ? Prisma.sql`AND ${at} >= ${from}` : Prisma.empty}
        ${until ? Prisma.sql`AND ${at} < ${until}` : Prisma.empty}
        ORDER BY ${at}, ${id} LIMIT ${COUNTED}
      )
      SELECT counted.before, place.at, place.id FROM (SELECT count(*)::int AS before FROM newer) AS counted
      LEFT JOIN (SELECT at, id FROM newer ORDER BY at, id OFFSET ${DEFAULT_PAGE} LIMIT 1) AS place ON true`,
  )
  const { before = 0, at: placeAt = null, id: placeId = null } = found ?? {}
  const number = Math.max(2, Math.round(before / DEFAULT_PAGE) + 1)
  return {
    number: before < COUNTED ? number : null,
    previous: { olderThan: placeAt && placeId ? formatPageKey({ at: placeAt, id: placeId }) : null },
  }
}
