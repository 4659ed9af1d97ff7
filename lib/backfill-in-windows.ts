import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'

/** So many numbers are looked at in one statement: all of a large site take too long for one. */
const LOOKED_AT = 20_000

/** Two ends of a statement that selects from `article`. */
export type Window = {
  /** A condition: the articles to look at. */
  among: Prisma.Sql
  /** The newest so many of them; those that somebody else holds are left to him. */
  newest: Prisma.Sql
}

/**
 * Works off articles of earlier versions in windows of their numbers, newest first. Each batch is a transaction: it can be
 * interrupted, repeated, and done by two at once.
 * @param batch how many are worked off in one transaction
 * @param workOff works off those that are left in the window and returns their numbers in the order in which they were selected
 */
export async function backfillInWindows(
  batch: number,
  workOff: (tx: Tx, window: Window) => Promise<readonly number[]>,
): Promise<void> {
  const { _max } = await db().article.aggregate({ _max: { id: true } })
  const newest = Prisma.sql`ORDER BY article.id DESC LIMIT ${batch} FOR NO KEY UPDATE OF article SKIP LOCKED`
  for (let before = (_max.id ?? 0) + 1; before > 0; ) {
    const among = Prisma.sql`article.id < ${before} AND article.id >= ${before - LOOKED_AT}`
    const ids = await transaction((tx) => workOff(tx, { among, newest }))
    before = ids.length < batch ? before - LOOKED_AT : (ids.at(-1) ?? 0)
  }
}
