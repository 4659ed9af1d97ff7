import { Gauge } from 'prom-client'
import { processSingleton } from '../process-singleton.ts'
import { metricsRegistry } from './registry.ts'

/** When each scheduled job last came to its end, so that one which fails for days is seen. */
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
