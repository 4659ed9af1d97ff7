import type { Tx } from '#lib/db/transaction.ts'

export const PURGE_CHANNEL = 'citysite_purge'

/** Announces to every instance, at the moment of the commit and only then, that what carries these tags is stale. */
export async function expire(tx: Tx, tags: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${PURGE_CHANNEL}, ${JSON.stringify(tags)})::text`
}
