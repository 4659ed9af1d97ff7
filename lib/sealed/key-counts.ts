import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { named } from './reseal-index.ts'
import { keyRing } from './seal-keys.ts'

/** How many texts of a place have the present key, an earlier one, and one that is not at hand. */
export type KeyCounts = { place: string; present: number; earlier: number; unknown: number }

const keyRow = z.object({ key: z.string(), count: z.int() })

/** The texts of a sealed column by their keys. */
export async function keyCounts({ table, column }: { table: string; column: string }): Promise<KeyCounts> {
  const rows = await queryRows(
    keyRow,
    Prisma.sql`
      SELECT split_part(${named(column)}, '.', 2) AS key, count(*)::int AS count FROM ${named(table)}
      WHERE ${named(column)} IS NOT NULL GROUP BY 1`,
  )
  return countsOf(`${table}.${column}`, rows)
}

/** The keyed hashes of a column by their keys; those of which it is not known are left out. */
export async function indexKeyCounts({
  table,
  column,
  keyId,
}: {
  table: string
  column: string
  keyId: string
}): Promise<KeyCounts> {
  const rows = await queryRows(
    keyRow,
    Prisma.sql`
      SELECT ${named(keyId)} AS key, count(*)::int AS count FROM ${named(table)} WHERE ${named(keyId)} <> '' GROUP BY 1`,
  )
  return countsOf(`${table}.${column}`, rows)
}

/** Rows by key, as sums. */
export function countsOf(place: string, rows: readonly z.infer<typeof keyRow>[]): KeyCounts {
  const [present, ...earlier] = keyRing().map(({ id }) => id)
  const counts: KeyCounts = { place, present: 0, earlier: 0, unknown: 0 }
  for (const { key, count } of rows)
    counts[key === present ? 'present' : earlier.includes(key) ? 'earlier' : 'unknown'] += count
  return counts
}
