import { db } from '#lib/db/client.ts'
import type { Tx } from '#lib/db/transaction.ts'

/** The names of the listed sources whose evidence a medium is. */
export async function sourcesWith(
  mediaId: number,
  client: Tx | ReturnType<typeof db> = db(),
): Promise<string[]> {
  const sources = await client.listedSource.findMany({
    where: { evidenceId: mediaId, removedAt: null },
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  return sources.map(({ name }) => name)
}
