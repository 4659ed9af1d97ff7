import type { Pool } from 'pg'
import { viewMetrics } from '../metrics/view-metrics.ts'
import { processSingleton } from '../process-singleton.ts'
import { reportFailure } from '../report.ts'
import { BatchQueue } from './batch-queue.ts'
import { viewConnections } from './connections.ts'
import { BEGIN_DURABLY, withWriter } from './writer.ts'

export type VisitQueue = BatchQueue<number, 'counted'>

/** A queue of visits, by the id of the short link; a batch updates each link once. */
export function openVisitQueue(database: Pool): VisitQueue {
  return new BatchQueue<number, 'counted'>({
    capacity: 10_000,
    batchSize: 500,
    maxDelayMs: 25,
    extraWriterFrom: 500,
    writers: 1,
    onFailure: (error) => reportFailure(error, 'a batch of visits could not be stored'),
    write: (links) => writeVisits(database, links),
  })
}

/** The process's queue of visits. */
export function visitQueue(): VisitQueue {
  return processSingleton('visit-queue', () => openVisitQueue(viewConnections()))
}

/**
 * Counts a visit, and resolves when it is on disk. A visit that cannot be stored is only counted in the metrics, so that
 * the reader still gets to the article.
 */
export async function countVisit(link: number, queue = visitQueue()): Promise<void> {
  const outcome = await queue.push(link).catch(() => 'unavailable')
  viewMetrics().countVisit(outcome)
}

/** Links are locked in one order, so that there is no deadlock between instances. */
async function writeVisits(database: Pool, links: readonly number[]): Promise<'counted'[]> {
  const visits = new Map<number, number>()
  for (const link of links) visits.set(link, (visits.get(link) ?? 0) + 1)
  const update = {
    name: 'share-visits',
    text: `WITH held AS (SELECT id FROM share_link WHERE id = ANY ($1::int[]) ORDER BY id FOR NO KEY UPDATE)
           UPDATE share_link SET visits = share_link.visits + given.visits
           FROM unnest($1::int[], $2::int[]) AS given (id, visits) JOIN held USING (id)
           WHERE share_link.id = given.id`,
    values: [[...visits.keys()], [...visits.values()]],
  }
  await withWriter(database, (client) =>
    Promise.all([client.query(BEGIN_DURABLY), client.query(update), client.query('COMMIT')]),
  )
  return links.map(() => 'counted')
}
