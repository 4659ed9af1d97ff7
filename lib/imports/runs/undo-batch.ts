import { z } from 'zod'
import { type ImportRun, Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../../actors/actor.ts'
import { deleteDrafts } from '../../articles/delete-drafts.ts'

const MOST = 200

/** Deletes some of the drafts that a run made, or where none is left ends the undoing.
 *  @returns whether there may be more */
export async function undoBatch(tx: Tx, actor: Actor, run: ImportRun): Promise<boolean> {
  const ids = await deletableDrafts(tx, run)
  if (ids.length === 0) {
    await endUndoing(tx, run.id)
    return false
  }
  const deleted = await deleteDrafts(tx, actor, ids)
  await tx.importItem.updateMany({
    where: { runId: run.id, articleId: { in: deleted }, outcome: 'made' },
    data: { outcome: 'dropped' },
  })
  const number = deleted.length
  await tx.importRun.update({
    where: { id: run.id },
    data: { made: { decrement: number }, dropped: { increment: number }, heardAt: new Date() },
  })
  return true
}

/** Drafts that nobody has edited, and those that an editor chose to delete all the same. */
async function deletableDrafts(tx: Tx, { id, undoEditedUntil }: ImportRun): Promise<number[]> {
  const rows = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`
      SELECT article.id FROM import_item
      JOIN article ON article.id = article_id
      LEFT JOIN working_copy ON working_copy.article_id = article.id
      WHERE run_id = ${id} AND outcome = 'made' AND status = 'draft'
        AND (article.version = 1 AND working_copy.article_id IS NULL
          OR greatest(article.changed_at, working_copy.saved_at) <= ${undoEditedUntil}::timestamptz)
      LIMIT ${MOST}`,
    tx,
  )
  return rows.map((row) => row.id)
}

/** What waited for a decision waits no more. */
async function endUndoing(tx: Tx, runId: number): Promise<void> {
  const { count } = await tx.importItem.updateMany({
    where: { runId, outcome: 'undecided' },
    data: { outcome: 'dropped', content: Prisma.DbNull },
  })
  const counts = { undecided: { decrement: count }, dropped: { increment: count } }
  await tx.importRun.update({
    where: { id: runId },
    data: { ...counts, state: 'undone', endedAt: new Date() },
  })
}
