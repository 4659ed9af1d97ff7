import type { Pool } from 'pg'
import { viewMetrics } from '../metrics/view-metrics.ts'
import { processSingleton } from '../process-singleton.ts'
import { reportFailure } from '../report.ts'
import { BatchQueue } from './batch-queue.ts'
import { budgetQueue } from './budget-queue.ts'
import { viewConnections, WRITERS } from './connections.ts'
import type { ViewEvent, ViewOutcome } from './event.ts'
import { visitQueue } from './visit-queue.ts'
import { writeBatch } from './write-batch.ts'

export type ViewQueue = BatchQueue<ViewEvent, ViewOutcome>

const CAPACITY = 10_000

/** A queue of views that writes by this pool; tests open several. */
export function openViewQueue(database: Pool, capacity = CAPACITY): ViewQueue {
  return new BatchQueue<ViewEvent, ViewOutcome>({
    capacity,
    batchSize: 200,
    maxDelayMs: 25,
    extraWriterFrom: 50,
    writers: WRITERS,
    onFailure: (error) => reportFailure(error, 'a batch of views could not be stored'),
    write: (events) => viewMetrics().timeBatch(events.length, () => writeBatch(database, events)),
  })
}

/** The process's queue of views. */
export function viewQueue(): ViewQueue {
  return processSingleton('view-queue', () => {
    const queue = openViewQueue(viewConnections())
    viewMetrics().watchDepth(() => queue.depth)
    return queue
  })
}

/** For the shutdown: stores all waiting views and visits, and refuses further ones. */
export async function drainViews(): Promise<void> {
  await viewQueue().drain()
  await budgetQueue().drain()
  await visitQueue().drain()
  if (!viewConnections().ended) await viewConnections().end()
}
