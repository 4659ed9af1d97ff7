import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { enterInSearch } from './enter-in-search.ts'

const BATCH = 100
/** So many numbers are looked at in one statement: to find that none is left, all of a large site take too long for one. */
const LOOKED_AT = 20_000

/**
 * Enters the articles that have no entry yet, newest first. Each batch is a transaction: it can be interrupted and
 * repeated, and waits for no editor.
 * @returns how many were entered
 */
export async function backfillSearch(): Promise<number> {
  let entered = 0
  for (let before = (await lastNumber()) + 1; before > 0; ) {
    const ids = await enterSome(before)
    entered += ids.length
    before = ids.length < BATCH ? before - LOOKED_AT : (ids.at(-1) ?? 0)
  }
  return entered
}

async function lastNumber(): Promise<number> {
  const { _max } = await db().article.aggregate({ _max: { id: true } })
  return _max.id ?? 0
}

/** An article that an editor holds at this moment is entered by what the editor does. */
function enterSome(before: number): Promise<number[]> {
  return transaction(async (tx) => {
    const rows = await queryRows(
      z.object({ id: z.number() }),
      Prisma.sql`
        SELECT id FROM article
        WHERE id < ${before} AND id >= ${before - LOOKED_AT}
          AND NOT EXISTS (SELECT FROM search_entry WHERE article_id = article.id)
        ORDER BY id DESC LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`,
      tx,
    )
    const ids = rows.map(({ id }) => id)
    await enterInSearch(
      tx,
      ids.map((id) => ({ id })),
    )
    return ids
  })
}
