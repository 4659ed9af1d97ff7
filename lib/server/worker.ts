import cluster from 'node:cluster'
import { z } from 'zod'
import { completeConfig } from '../config.ts'
import { StartError } from '../db/start-error.ts'
import { metricsRegistry, readMetricsBy } from '../metrics/registry.ts'
import { onPurgeHere } from '../page-cache/expire.ts'
import { answer, ask } from './questions.ts'

const PURGE_WITHIN_MS = 1_500
const METRICS_WITHIN_MS = 5_000
const HEARD_WITHIN_MS = 5_000

const openingSchema = z.object({ databaseUrl: z.string(), secret: z.string(), port: z.number() })
const tagsSchema = z.array(z.string())

export type Door = {
  /** Opens the port; requests that come before `open` is done wait.
   *  @returns the port */
  listen(): Promise<number>
  /** Makes the pages, once there is a database. */
  open(): Promise<void>
  purge(tags: readonly string[]): void
}

/** Makes this process one of a portal's workers: it listens, opens, tells and stops when the first process says so. */
export function obeyCrew(door: Door, stop: () => void): void {
  answer(process, 'listen', () => door.listen().catch(refusal))
  answer(process, 'open', async (opening) => {
    completeConfig(openingSchema.parse(opening))
    await door.open()
    return true
  })
  answer(process, 'purge', (tags) => door.purge(tagsSchema.parse(tags)))
  answer(process, 'own-metrics', () => metricsRegistry().getMetricsAsJSON())
  answer(process, 'stop', stop)
  readMetricsBy(async () => String((await ask(process, 'metrics', null, METRICS_WITHIN_MS)) ?? ''))
  onPurgeHere((tags) => ask(process, 'purge', tags, PURGE_WITHIN_MS))
  // The first process replaces this one; by itself the signal would end it.
  process.on('SIGUSR2', () => {})
  void ask(process, 'present', null, HEARD_WITHIN_MS)
}

/** Why this one cannot listen, for the first process, which has the word. */
function refusal(error: unknown): string {
  return error instanceof StartError ? error.message : `cannot start: ${String(error)}`
}

/**
 * To be waited for once the port is closed: what the first process handed over until it heard of that has come in by then,
 * and has gone back to be answered by another worker. Without it such a connection would end with this process, unanswered.
 */
export async function leaveCrew(): Promise<void> {
  if (cluster.isWorker) await ask(process, 'closed', null, HEARD_WITHIN_MS)
}
