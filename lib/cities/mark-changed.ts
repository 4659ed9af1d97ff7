import type { Tx } from '#lib/db/transaction.ts'

/**
 * Notes that something readers see in these cities changed now. Rows are taken in the order of their ids, so that two
 * verbs that move articles between the same cities cannot wait for each other; the clock is read once they are ours.
 * @returns the cities' slugs
 */
export async function markCitiesChanged(tx: Tx, cityIds: readonly number[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    WITH held AS (SELECT id FROM city WHERE id = ANY (${[...new Set(cityIds)]}) ORDER BY id FOR NO KEY UPDATE)
    UPDATE city SET changed_at = greatest(changed_at, clock_timestamp()) FROM held WHERE city.id = held.id
    RETURNING slug`
  return rows.map(({ slug }) => slug)
}

/** The same for what every page shows. */
export async function markAllCitiesChanged(tx: Tx): Promise<void> {
  const cities = await tx.city.findMany({ select: { id: true } })
  await markCitiesChanged(
    tx,
    cities.map(({ id }) => id),
  )
}
