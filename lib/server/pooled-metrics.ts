import { AggregatorRegistry } from 'prom-client'
import { metricsRegistry } from '../metrics/registry.ts'
import type { PoolWorker } from './worker-handle.ts'

const METRICS_WITHIN_MS = 2_000

/** The metrics of this process and these workers as one, in Prometheus' text format. */
export async function pooledMetrics(workers: readonly PoolWorker[]): Promise<string> {
  const own = await metricsRegistry().getMetricsAsJSON()
  const told = await Promise.all(workers.map((one) => one.ask('own-metrics', null, METRICS_WITHIN_MS)))
  return AggregatorRegistry.aggregate([own, ...told.filter((one) => Array.isArray(one))]).metrics()
}
