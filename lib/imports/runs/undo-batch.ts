import { z } from 'zod'
import { type ImportRun, Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../../actors/actor.ts'
import { deleteDrafts } from '../../articles/delete-drafts.ts'
import { type NamedArticle, publishedArticles, workedOnAt } from './made-articles.ts'
import { releaseFiles } from './release-files.ts'

const MOST = 200

/** Deletes some of the drafts that a run made, or where none is left ends the undoing. It ends as well where something of
 *  the run was published meanwhile: what is deleted by then can be restored.
 *  @returns whether there may be more */
export async function undoBatch(tx: Tx, actor: Actor, run: ImportRun): Promise<boolean> {
  const [published] = await publishedArticles(tx, run.id, 1)
  if (published) {
    await giveUp(tx, run.id, published)
    return false
  }
  const ids = await deletableDrafts(tx, run)
  if (ids.length === 0) {
    await endUndoing(tx, run.id)
    return false
  }
  await deleteMade(tx, actor, { runId: run.id, ids: await stillDeletable(tx, run, ids) })
  return true
}

async function deleteMade(
  tx: Tx,
  actor: Actor,
  { runId, ids }: { runId: number; ids: readonly number[] },
): Promise<void> {
  const deleted = await deleteDrafts(tx, actor, ids)
  await tx.importItem.updateMany({
    where: { runId, articleId: { in: deleted }, outcome: 'made' },
    data: { outcome: 'dropped' },
  })
  const number = deleted.length
  await tx.importRun.update({
    where: { id: runId },
    data: { made: { decrement: number }, dropped: { increment: number }, heardAt: new Date() },
  })
}

/** Those that nobody has worked on since that moment; held until the transaction ends, so that nobody begins to. */
async function stillDeletable(tx: Tx, run: ImportRun, ids: readonly number[]): Promise<number[]> {
  await tx.$queryRaw`SELECT FROM article WHERE id = ANY (${ids}) ORDER BY id FOR UPDATE`
  return deletableDrafts(tx, run, Prisma.sql`article.id = ANY (${ids})`)
}

/** Drafts that nobody has edited, and those that an editor chose to delete all the same. */
async function deletableDrafts(
  tx: Tx,
  { id, undoEditedUntil }: ImportRun,
  which = Prisma.sql`true`,
): Promise<number[]> {
  const rows = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`
      SELECT article.id FROM import_item JOIN article ON article.id = article_id
      WHERE run_id = ${id} AND outcome = 'made' AND status = 'draft' AND ${which}
        AND coalesce(${workedOnAt} <= ${undoEditedUntil}::timestamptz, ${workedOnAt} IS NULL)
      LIMIT ${MOST}`,
    tx,
  )
  return rows.map((row) => row.id)
}

async function giveUp(tx: Tx, runId: number, { title }: NamedArticle): Promise<void> {
  const failure = `《${title}》在撤销时已经发布，没有再撤销下去；已经删除的草稿可以在“已删除”里恢复。`
  await tx.importRun.updateMany({
    where: { id: runId, state: 'undoing' },
    data: { state: 'done', failure, undoEditedUntil: null, endedAt: new Date() },
  })
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
  await releaseFiles(tx, runId)
}
