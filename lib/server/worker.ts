import { z } from 'zod'
import { completeConfig } from '../config.ts'
import { StartError } from '../db/start-error.ts'
import { metricsRegistry, readMetricsBy } from '../metrics/registry.ts'
import { onPurgeHere } from '../page-cache/expire.ts'
import { answer, ask } from './questions.ts'

const PURGE_WITHIN_MS = 1_500
const METRICS_WITHIN_MS = 5_000
const HEARD_WITHIN_MS = 5_000

const openingSchema = z.object({ databaseUrl: z.string(), secret: z.string() })
const tagsSchema = z.array(z.string())

type Door = {
  /** Lets requests in, once there is a database. */
  open(): Promise<void>
  purge(tags: readonly string[]): void
}

/** Makes this process one of a portal's workers: it opens, tells its metrics and stops when the first process says so. */
export function obeyCrew({ open, purge }: Door, stop: () => void): void {
  answer(process, 'stop', stop)
  answer(process, 'own-metrics', () => metricsRegistry().getMetricsAsJSON())
  answer(process, 'purge', (tags) => purge(tagsSchema.parse(tags)))
  answer(process, 'open', async (opening) => {
    completeConfig(openingSchema.parse(opening))
    await open()
    return true
  })
  readMetricsBy(async () => String((await ask(process, 'metrics', null, METRICS_WITHIN_MS)) ?? ''))
  onPurgeHere((tags) => ask(process, 'purge', tags, PURGE_WITHIN_MS))
  void ask(process, 'present', null, HEARD_WITHIN_MS)
  // The first process replaces this one; by itself the signal would end it.
  process.on('SIGUSR2', () => {})
}

/** Tells the first process, which has the word, why this one cannot open. */
export async function refuseCrew(error: unknown): Promise<never> {
  const reason = error instanceof StartError ? error.message : `cannot start: ${String(error)}`
  await ask(process, 'refused', reason, HEARD_WITHIN_MS)
  process.exit(1)
}
