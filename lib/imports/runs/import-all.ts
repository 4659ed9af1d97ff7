import { setImmediate } from 'node:timers/promises'
import { db } from '#lib/db/client.ts'
import type { ImportRun } from '#lib/db/generated/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { isDomainError } from '../../errors.ts'
import { type ImportContext, isRefusal } from '../candidate.ts'
import { prepareFiles } from './attach-files.ts'
import type { Execution } from './execute-run.ts'
import { BatchConflict, importBatch, type Placed, type RunningImport } from './import-batch.ts'
import { runActor } from './run-actor.ts'
import { runInputSchema } from './run-input.ts'
import { runPlaces } from './run-places.ts'
import { isRunning } from './run-progress.ts'

/** The most items of one transaction. */
const BATCH = 100
/** An item that took long is stored at once. */
const FLUSH_AFTER_MS = 250
const WATCH_EVERY_MS = 1_000
const CONFLICTS = 3

/** How much of the input was read. */
type Read = { done: number; total: number | null }

/** Imports everything that a run's importer finds, until the run is stopped or has as many items as it may. */
export async function importAll(run: ImportRun, execution: Execution): Promise<'done' | 'stopped'> {
  const running = { ...run, actor: await runActor(run), placeOf: await runPlaces(run) }
  const watch = watchForStop(run.id, execution.signal)
  const read: Read = { done: 0, total: null }
  const context: ImportContext = {
    signal: watch.signal,
    isDone: async (key) => (await db().importItem.count({ where: { runId: run.id, key } })) > 0,
    progress: (done, total) => Object.assign(read, { done, total }),
  }
  const found = execution.importers[run.kind](runInputSchema.parse(run.input), context)
  try {
    let items = 0
    for await (const batch of inBatches(found, run.most ?? Number.POSITIVE_INFINITY)) {
      if (!(await storeBatch(running, batch, read))) return 'stopped'
      items += batch.length
      execution.onProgress?.({ ...read, items })
      execution.signal?.throwIfAborted()
      // Requests of readers come first.
      await setImmediate()
    }
  } catch (error) {
    if (watch.isStopped()) return 'stopped'
    throw error
  } finally {
    watch.end()
  }
  return watch.isStopped() ? 'stopped' : 'done'
}

/** What is found, each with its place, in batches of at most a hundred; fewer where it takes long to find them. */
async function* inBatches<T>(
  found: AsyncIterable<T>,
  most: number,
): AsyncGenerator<{ position: number; found: T }[]> {
  let batch: { position: number; found: T }[] = []
  let position = 0
  let since = performance.now()
  for await (const one of found) {
    position += 1
    batch.push({ position, found: one })
    const isLast = position >= most
    if (isLast || batch.length >= BATCH || performance.now() - since > FLUSH_AFTER_MS) {
      yield batch
      batch = []
      since = performance.now()
    }
    if (isLast) return
  }
  if (batch.length > 0) yield batch
}

/** Stores a batch. Where the domain refuses one of its items, that one is refused, and the others are stored.
 *  @returns whether the run goes on */
async function storeBatch(run: RunningImport, batch: readonly Placed[], read: Read): Promise<boolean> {
  try {
    return await storeAtOnce(run, await withFiles(run, batch), read)
  } catch (error) {
    if (!isDomainError(error) || error.code === 'unavailable') throw error
    const [only, ...others] = batch
    if (!only) return true
    if (others.length === 0) return storeAtOnce(run, [refused(only, error.message)], read)
    for (const one of batch) if (!(await storeBatch(run, [one], read))) return false
    return true
  }
}

const refused = ({ position, found: { key, title = '' } }: Placed, reason: string): Placed => ({
  position,
  found: { key, title, reason },
})

/** The items with their files prepared; a trial needs none. */
async function withFiles(run: RunningImport, batch: readonly Placed[]): Promise<Placed[]> {
  const placed: Placed[] = []
  for (const one of batch) {
    const files = isRefusal(one.found) || run.isTrial ? [] : one.found.files
    placed.push(files.length === 0 ? one : { ...one, ready: await prepareFiles(files) })
  }
  return placed
}

/** Stores a batch in one transaction, again where another import took in one of its texts meanwhile. */
async function storeAtOnce(
  run: RunningImport,
  batch: readonly Placed[],
  { done, total }: Read,
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction(async (tx) => {
        if (!(await isRunning(tx, run.id))) return false
        await importBatch(tx, run, batch)
        const data = { readSoFar: done, readTotal: total, heardAt: new Date() }
        await tx.importRun.update({ where: { id: run.id }, data })
        return true
      })
    } catch (error) {
      if (!(error instanceof BatchConflict) || tries >= CONFLICTS) throw error
    }
  }
}

/** Says every second that the run is alive, and aborts what is being fetched once it is to stop. */
function watchForStop(runId: number, interrupted: AbortSignal | undefined) {
  const aborter = new AbortController()
  let isStopped = false
  const timer = setInterval(() => void look().catch(() => {}), WATCH_EVERY_MS)
  async function look() {
    const where = { id: runId, state: 'running' as const }
    const { count } = await db().importRun.updateMany({ where, data: { heardAt: new Date() } })
    if (count > 0) return
    isStopped = true
    aborter.abort()
  }
  return {
    signal: interrupted ? AbortSignal.any([aborter.signal, interrupted]) : aborter.signal,
    isStopped: () => isStopped,
    end: () => clearInterval(timer),
  }
}
