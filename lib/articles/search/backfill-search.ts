import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { backfillInWindows } from '../../backfill-in-windows.ts'
import { enterInSearch } from './enter-in-search.ts'

const BATCH = 100

/**
 * Enters the articles that have no entry yet, newest first. An article that an editor holds at this moment is entered by what
 * the editor does.
 * @returns how many were entered
 */
export async function backfillSearch(): Promise<number> {
  let entered = 0
  await backfillInWindows(BATCH, async (tx, { among, newest }) => {
    const rows = await queryRows(
      z.object({ id: z.number() }),
      Prisma.sql`
        SELECT id FROM article
        WHERE ${among} AND NOT EXISTS (SELECT FROM search_entry WHERE article_id = article.id) ${newest}`,
      tx,
    )
    await enterInSearch(tx, rows)
    entered += rows.length
    return rows.map(({ id }) => id)
  })
  return entered
}
