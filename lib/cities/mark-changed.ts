import type { Tx } from '#lib/db/transaction.ts'

/**
 * Notes that something readers see in these cities changed now. Rows are taken in the order of their ids, so that two
 * verbs that move articles between the same cities cannot wait for each other. Returns the cities' slugs.
 */
export async function markCitiesChanged(tx: Tx, cityIds: readonly number[]): Promise<string[]> {
  const slugs: string[] = []
  for (const id of [...new Set(cityIds)].sort((a, b) => a - b)) {
    const { slug } = await tx.city.update({
      where: { id },
      data: { changedAt: new Date() },
      select: { slug: true },
    })
    slugs.push(slug)
  }
  return slugs
}
