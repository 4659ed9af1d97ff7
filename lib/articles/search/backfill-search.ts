import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { transaction } from '#lib/db/transaction.ts'
import { enterInSearch } from './enter-in-search.ts'

const BATCH = 100

/**
 * Enters the articles that have no entry yet, newest first. Each batch is a transaction: it can be interrupted and
 * repeated, and waits for no editor.
 * @returns how many were entered
 */
export async function backfillSearch(): Promise<number> {
  let entered = 0
  let before = 2_147_483_647
  for (;;) {
    const ids = await enterSome(before)
    entered += ids.length
    const last = ids.at(-1)
    if (last === undefined) return entered
    before = last
  }
}

/** An article that an editor holds at this moment is entered by what the editor does. */
function enterSome(before: number): Promise<number[]> {
  return transaction(async (tx) => {
    const rows = await queryRows(
      z.object({ id: z.number() }),
      Prisma.sql`
        SELECT id FROM article
        WHERE id < ${before} AND NOT EXISTS (SELECT FROM search_entry WHERE article_id = article.id)
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
