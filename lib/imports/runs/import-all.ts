import { db } from '#lib/db/client.ts'
import type { ImportRun } from '#lib/db/generated/client.ts'
import type { ImportContext } from '../candidate.ts'
import type { Execution } from './execute-run.ts'
import { type Batch, inBatches, type Placed, type Read } from './in-batches.ts'
import { itemKey } from './item-key.ts'
import { withoutDone } from './items.ts'
import { pauses } from './pauses.ts'
import { type Prepared, prepareItem, type RunningImport } from './prepare-item.ts'
import { runActor } from './run-actor.ts'
import { runInputSchema } from './run-input.ts'
import { runPlaces } from './run-places.ts'
import { storeBatch } from './store-batch.ts'
import { watchForStop } from './watch-for-stop.ts'

/** Imports everything that a run's importer finds, until the run is stopped or has as many items as it may. */
export async function importAll(run: ImportRun, execution: Execution): Promise<'done' | 'stopped'> {
  const watch = watchForStop(run.id, execution.signal)
  try {
    const hasGoneOn = await importFound(run, execution, watch.signal)
    return hasGoneOn && !watch.isStopped() ? 'done' : 'stopped'
  } catch (error) {
    if (watch.isStopped()) return 'stopped'
    throw error
  } finally {
    watch.end()
  }
}

/** A batch is stored while the next one is found and checked.
 *  @returns whether the run was to go on to its end */
async function importFound(run: ImportRun, execution: Execution, signal: AbortSignal): Promise<boolean> {
  const isResumed = run.made + run.known + run.undecided + run.refused + run.dropped > 0
  const running = { ...run, isResumed, actor: await runActor(run), placeOf: await runPlaces(run) }
  let read: Read = { done: 0, total: null }
  let skipped = 0
  const context: ImportContext = {
    signal,
    isDone: async (key) => {
      const where = { runId: run.id, key: itemKey(key) }
      const isDone = (await db().importItem.count({ where })) > 0
      if (isDone) skipped += 1
      return isDone
    },
    progress: (done, total) => {
      read = { done, total }
    },
  }
  const found = execution.importers[run.kind](runInputSchema.parse(run.input), context)
  const most = run.most ?? Number.POSITIVE_INFINITY
  const store = async (batch: Batch, prepared: readonly Prepared[]) => {
    const goesOn = await storeBatch(running, prepared, batch.read)
    if (goesOn) execution.onProgress?.({ ...batch.read, items: batch.items.at(-1)?.position ?? 0 })
    return goesOn
  }
  let storing = Promise.resolve(true)
  try {
    for await (const batch of inBatches(found, { most, readNow: () => read, skippedNow: () => skipped })) {
      const prepared = await prepareBatch(running, batch.items)
      if (!(await storing)) return false
      execution.signal?.throwIfAborted()
      storing = store(batch, prepared)
      // Whoever awaits it later hears of its failure.
      storing.catch(() => {})
      if (!batch.isFull && !(await storing)) return false
    }
  } finally {
    // Also when no more is found: what is being stored is stored.
    await storing
  }
  execution.signal?.throwIfAborted()
  return storing
}

/** Checks what was found. What the run had before it was interrupted needs no look. */
async function prepareBatch(run: RunningImport, batch: readonly Placed[]): Promise<Prepared[]> {
  const placed = batch.map((one) => ({ ...one, key: itemKey(one.found.key) }))
  const fresh = run.isResumed ? await withoutDone(db(), run.id, placed) : placed
  const pause = pauses()
  const prepared: Prepared[] = []
  for (const one of fresh) {
    prepared.push(prepareItem(run, one))
    await pause()
  }
  return prepared
}
