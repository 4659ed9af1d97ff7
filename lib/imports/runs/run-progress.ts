import { z } from 'zod'
import { type ImportRun, Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { heldRun } from './claim-run.ts'
import { releaseFiles } from './release-files.ts'
import type { ImportState } from './run-states.ts'

/** Takes a run for doing it: the run as it is now, or null where nothing is to be done. */
export async function beginRun(tx: Tx, id: number): Promise<ImportRun | null> {
  const run = await heldRun(tx, id)
  if (!run) return null
  if (run.state === 'stopping') await endRun(tx, id, 'stopped')
  if (run.state === 'undoing') return run
  if (run.state !== 'waiting' && run.state !== 'running') return null
  const now = new Date()
  return tx.importRun.update({
    where: { id },
    data: { state: 'running', startedAt: run.startedAt ?? now, heardAt: now },
  })
}

/** Whether a run is still to go on. Its row is held until the transaction ends: a stop waits for the batch. */
export async function isRunning(tx: Tx, id: number): Promise<boolean> {
  const [run] = await queryRows(
    z.object({ isRunning: z.boolean() }),
    Prisma.sql`
      SELECT state = 'running' AS "isRunning" FROM import_run WHERE id = ${id} FOR NO KEY UPDATE`,
    tx,
  )
  return run?.isRunning ?? false
}

/** Ends a run, whatever it was told meanwhile. One that was to stop is stopped; one that is done reads its files no more. */
export async function endRun(
  tx: Tx,
  id: number,
  end: 'done' | 'stopped' | 'failed',
  failure: string | null = null,
): Promise<void> {
  const active: ImportState[] = ['running', 'stopping']
  await tx.importRun.updateMany({
    where: { id, state: { in: active } },
    data: { state: end, failure, endedAt: new Date() },
  })
  if (end === 'done') await releaseFiles(tx, id)
}
