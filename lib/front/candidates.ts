import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { conditionOf, type Scope } from '../articles/scope.ts'
import type { Candidate } from './front-types.ts'

/** How many of the newest a city's page is made of, as a page of a list holds, and how many the site's. */
export const newestOn = (cityId: number | null) => (cityId === null ? 32 : 20)
/** How many of each column: as many as may stand above its block, and those in it. */
const OF_COLUMN = 12

const row = z.object({
  list: z.number(),
  id: z.number(),
  has_picture: z.boolean(),
})

type Listed = Scope & { of: 'site' | 'city' | 'column' | 'city-column' }

export type Candidates = {
  newest: Candidate[]
  columns: { columnId: number; newest: Candidate[] }[]
}

/** The newest published articles of the site or of a city, and of each of these columns there, by one statement. */
export async function readCandidates(
  cityId: number | null,
  columnIds: readonly number[],
): Promise<Candidates> {
  const lists: Listed[] = [
    cityId === null ? { of: 'site' } : { of: 'city', cityId },
    ...columnIds.map(
      (columnId): Listed =>
        cityId === null ? { of: 'column', columnId } : { of: 'city-column', cityId, columnId },
    ),
  ]
  const rows = await queryRows(
    row,
    Prisma.join(
      lists.map((list, at) => newestOf(list, at, at === 0 ? newestOn(cityId) + 1 : OF_COLUMN)),
      ' UNION ALL ',
    ),
  )
  const of = (list: number): Candidate[] =>
    rows.filter((one) => one.list === list).map(({ id, has_picture }) => ({ id, hasPicture: has_picture }))
  return { newest: of(0), columns: columnIds.map((columnId, at) => ({ columnId, newest: of(at + 1) })) }
}

function newestOf(list: Listed, at: number, limit: number): Prisma.Sql {
  return Prisma.sql`
    (SELECT ${at}::int AS list, newest.id, ${hasPicture(Prisma.sql`newest`)} AS has_picture
    FROM (
      SELECT id, card_media_id, published_at FROM article WHERE status = 'published' AND ${conditionOf(list)}
      ORDER BY published_at DESC, id DESC LIMIT ${Prisma.raw(String(limit))}
    ) AS newest ORDER BY newest.published_at DESC, newest.id DESC)`
}

/** Whether the picture that stands for an article can be shown. */
export function hasPicture(article: Prisma.Sql): Prisma.Sql {
  // A limit keeps it one lookup an article; EXISTS may be answered by reading all media.
  return Prisma.sql`COALESCE((
    SELECT true FROM media
    WHERE media.id = ${article}.card_media_id AND media.state = 'ready' AND media.deleted_at IS NULL LIMIT 1), false)`
}
