import { AggregatorRegistry } from 'prom-client'
import { metricsRegistry } from '../metrics/registry.ts'
import type { WorkerHandle } from './worker-handle.ts'

const METRICS_TIMEOUT_MS = 2_000

/** The metrics of this process and these workers, aggregated, in Prometheus' text format. */
export async function pooledMetrics(workers: readonly WorkerHandle[]): Promise<string> {
  const own = await metricsRegistry().getMetricsAsJSON()
  const requests = workers.map((worker) => worker.request('own-metrics', null, METRICS_TIMEOUT_MS))
  const responses = await Promise.all(requests)
  return AggregatorRegistry.aggregate([own, ...responses.filter((one) => Array.isArray(one))]).metrics()
}
