import { transaction } from '#lib/db/transaction.ts'
import { isDomainError } from '../../errors.ts'
import { prepareFiles } from './attach-files.ts'
import { BatchConflict, importBatch } from './import-batch.ts'
import type { Read } from './in-batches.ts'
import { isReady, type Prepared, type RunningImport, refusedItem } from './prepare-item.ts'
import { isRunning } from './run-progress.ts'

const CONFLICTS = 3

/** Stores a batch. Where the domain refuses one of its items, that one is refused, and the others are stored.
 *  @returns whether the run goes on */
export async function storeBatch(
  run: RunningImport,
  batch: readonly Prepared[],
  read: Read,
): Promise<boolean> {
  try {
    return await storeAtOnce(run, await withFiles(run, batch), read)
  } catch (error) {
    if (!isDomainError(error) || error.code === 'unavailable') throw error
    const [only, ...others] = batch
    if (!only) return true
    if (others.length === 0) return storeAtOnce(run, [refusedItem(only, error.message)], read)
    for (const one of batch) if (!(await storeBatch(run, [one], read))) return false
    return true
  }
}

/** The items with their files prepared; a trial needs none. */
async function withFiles(run: RunningImport, batch: readonly Prepared[]): Promise<readonly Prepared[]> {
  const items: Prepared[] = []
  for (const one of batch) {
    const hasFiles = isReady(one) && !run.isTrial && one.candidate.files.length > 0
    items.push(hasFiles ? { ...one, files: await prepareFiles(one.candidate) } : one)
  }
  return items
}

/** Stores a batch in one transaction, again where another import took in one of its texts meanwhile. */
async function storeAtOnce(run: RunningImport, batch: readonly Prepared[], read: Read): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction(async (tx) => {
        if (!(await isRunning(tx, run.id))) return false
        await importBatch(tx, run, batch, read)
        return true
      })
    } catch (error) {
      if (!(error instanceof BatchConflict) || tries >= CONFLICTS) throw error
    }
  }
}
