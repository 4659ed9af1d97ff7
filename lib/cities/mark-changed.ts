import type { Tx } from '#lib/db/transaction.ts'

/**
 * Sets `changedAt` of these cities to now, since something that readers see changed. Rows are locked in the order of
 * their ids, so that two transactions cannot deadlock; the clock is read once they are locked.
 * @returns the cities' slugs
 */
export async function markCitiesChanged(tx: Tx, cityIds: readonly number[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    WITH held AS (SELECT id FROM city WHERE id = ANY (${[...new Set(cityIds)]}) ORDER BY id FOR NO KEY UPDATE)
    UPDATE city SET changed_at = greatest(changed_at, clock_timestamp()) FROM held WHERE city.id = held.id
    RETURNING slug`
  return rows.map(({ slug }) => slug)
}

/** The same for all cities: what changed is on every page. */
export async function markAllCitiesChanged(tx: Tx): Promise<void> {
  const cities = await tx.city.findMany({ select: { id: true } })
  await markCitiesChanged(
    tx,
    cities.map(({ id }) => id),
  )
}

/** Holds cities until the transaction ends, in the same order, where what changes of them changes in several steps. */
export async function holdCities(tx: Tx, cityIds: readonly number[]): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM city WHERE id = ANY (${[...new Set(cityIds)]}) ORDER BY id FOR NO KEY UPDATE`
}
