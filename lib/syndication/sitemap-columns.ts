import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { City } from '../cities/cities.ts'
import { columnPath } from '../reader-paths.ts'
import { firstPageChangedAt } from './first-page-changed-at.ts'

/** A page that leads to articles, and when what it shows changed last. */
export type ListAddress = { path: string; changedAt: Date }

type Column = City['columns'][number]

const row = z.object({ at: z.int(), changed_at: z.date() })

/** The columns that have articles: those of all cities, and each city's. */
export async function columnAddresses(
  columns: readonly Column[],
  cities: readonly City[],
): Promise<ListAddress[]> {
  const ofCities = cities.flatMap((city) => city.columns.map((column) => ({ city, column })))
  const [whole, parts] = await Promise.all([
    changesOf(
      columns.map(({ id }) => BigInt(id)),
      Prisma.sql`column_id > 0 AND column_id = list.key`,
    ),
    changesOf(
      ofCities.map(({ city, column }) => (BigInt(city.id) << 32n) | BigInt(column.id)),
      Prisma.sql`column_id > 0 AND city_id::bigint << 32 | column_id = list.key`,
    ),
  ])
  return [
    ...whole.flatMap(({ at, changed_at }) => {
      const column = columns[at]
      return column ? { path: columnPath(column), changedAt: changed_at } : []
    }),
    ...parts.flatMap(({ at, changed_at }) => {
      const one = ofCities[at]
      return one ? { path: columnPath(one.column, one.city), changedAt: changed_at } : []
    }),
  ]
}

/** Of lists by their keys, those that have articles. */
function changesOf(keys: readonly bigint[], condition: Prisma.Sql) {
  if (keys.length === 0) return []
  return queryRows(
    row,
    Prisma.sql`
      SELECT (list.at - 1)::int AS at, shown.changed_at
      FROM unnest(${keys}::bigint[]) WITH ORDINALITY AS list (key, at)
      CROSS JOIN LATERAL (${firstPageChangedAt(condition)}) AS shown
      WHERE shown.changed_at IS NOT NULL ORDER BY list.at`,
  )
}
