import { Counter, Gauge, Histogram } from 'prom-client'
import { processSingleton } from '../process-singleton.ts'
import { metricsRegistry } from './registry.ts'

/** The metrics of counting views. */
export function viewMetrics() {
  return processSingleton('view-metrics', makeViewMetrics)
}

function makeViewMetrics() {
  const registers = [metricsRegistry()]
  const views = new Counter({
    name: 'citysite_views_total',
    help: 'Beacons by class and outcome.',
    labelNames: ['class', 'outcome'],
    registers,
  })
  const visits = new Counter({
    name: 'citysite_share_visits_total',
    help: 'Visits of short links by outcome.',
    labelNames: ['outcome'],
    registers,
  })
  const batchSize = new Histogram({
    name: 'citysite_view_batch_size',
    help: 'Views stored by one transaction.',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200],
    registers,
  })
  const batchSeconds = new Histogram({
    name: 'citysite_view_batch_seconds',
    help: 'Duration of the transactions that store views, by result.',
    labelNames: ['result'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  })
  const mismatches = new Gauge({
    name: 'citysite_view_counter_mismatches',
    help: 'Counters that were not the sum of their parts at the last nightly audit.',
    registers,
  })

  return {
    count: (viewClass: string, outcome: string) => views.inc({ class: viewClass, outcome }),
    countVisit: (outcome: string) => visits.inc({ outcome }),
    mismatches: (found: number) => mismatches.set(found),
    /** Registers the depth of the queue, which is read when the metrics are collected. */
    watchDepth: (depth: () => number) =>
      void new Gauge({
        name: 'citysite_view_queue_depth',
        help: 'Views that wait to be stored.',
        registers,
        collect() {
          this.set(depth())
        },
      }),
    async timeBatch<T>(size: number, write: () => Promise<T>): Promise<T> {
      const stop = batchSeconds.startTimer()
      try {
        const written = await write()
        batchSize.observe(size)
        stop({ result: 'stored' })
        return written
      } catch (error) {
        stop({ result: 'failed' })
        throw error
      }
    },
  }
}
