import { collectDefaultMetrics, Registry } from 'prom-client'
import { processSingleton } from '../process-singleton.ts'

/** The process's metrics, with Node's default ones (memory, event loop, garbage collection). */
export function metricsRegistry(): Registry {
  return processSingleton('metrics', () => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    return registry
  })
}

type Text = () => Promise<string>
const reader = () =>
  processSingleton('metrics-text', (): { read: Text } => ({ read: () => metricsRegistry().metrics() }))

/** The metrics of the portal in Prometheus' text format, of all its processes. */
export function metricsText(): Promise<string> {
  return reader().read()
}

/** For a worker: sets how the metrics of all processes are read. */
export function readMetricsBy(read: Text): void {
  reader().read = read
}
