import { Gauge } from 'prom-client'
import { jobNames } from '../jobs/jobs.ts'
import { processSingleton } from '../process-singleton.ts'
import { metricsRegistry } from './registry.ts'

/** The time of each scheduled job's last success. */
export function jobMetrics() {
  return processSingleton('job-metrics', () => {
    const gauge = new Gauge({
      name: 'citysite_job_last_success_timestamp_seconds',
      help: 'When a scheduled job last succeeded in this process; absent until it has.',
      labelNames: ['job'],
      registers: [metricsRegistry()],
    })
    return { succeeded: (job: string) => gauge.set({ job }, Date.now() / 1_000) }
  })
}

/** Registers the number of dead letters by job; 0 for jobs without any. */
export function watchDeadLetters(count: () => Promise<{ job: string; number: number }[]>): void {
  processSingleton(
    'dead-letter-metrics',
    () =>
      new Gauge({
        name: 'citysite_job_dead_letters',
        help: 'Jobs that failed at each of their tries and wait to be looked at (queue dead-letter).',
        labelNames: ['job'],
        registers: [metricsRegistry()],
        async collect() {
          this.reset()
          for (const job of jobNames) this.set({ job }, 0)
          for (const { job, number } of await count().catch(() => [])) this.set({ job }, number)
        },
      }),
  )
}
