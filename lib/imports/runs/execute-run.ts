import { setImmediate } from 'node:timers/promises'
import type { ImportRun } from '#lib/db/generated/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { isDomainError } from '../../errors.ts'
import { isOutage } from '../../outage.ts'
import { reportFailure } from '../../report.ts'
import type { Importers } from '../importers.ts'
import { importAll } from './import-all.ts'
import { runActor } from './run-actor.ts'
import { beginRun, endRun } from './run-progress.ts'
import { undoBatch } from './undo-batch.ts'

export type Execution = {
  importers: Importers
  /** Aborted to interrupt the run: it can go on later. */
  signal?: AbortSignal
  /** Called after each batch with how much of the input was read, and how many items there were. */
  onProgress?: (read: { done: number; total: number | null; items: number }) => void
}

/**
 * Does a run to its end, or undoes it. Whoever calls it again, after a crash or at the same time, makes nothing twice: each
 * item is entered by its key, in the transaction that makes its draft.
 * @throws what is an outage: the run can go on later
 */
export async function executeRun(runId: number, execution: Execution): Promise<void> {
  const run = await transaction((tx) => beginRun(tx, runId))
  if (!run) return
  if (run.state === 'undoing') return undoAll(run)
  try {
    const end = await importAll(run, execution)
    await transaction((tx) => endRun(tx, runId, end))
  } catch (error) {
    if (isOutage(error) || execution.signal?.aborted) throw error
    const failure = isDomainError(error) ? error.message : '程序出错了，没有读完；错误的详情在日志里。'
    if (!isDomainError(error)) reportFailure(error, `the import ${runId} failed`)
    await transaction((tx) => endRun(tx, runId, 'failed', failure))
  }
}

async function undoAll(run: ImportRun): Promise<void> {
  const actor = await runActor({ ...run, editorId: run.undoneById })
  while (await transaction((tx) => undoBatch(tx, actor, run))) await setImmediate()
}
