import { collectDefaultMetrics, Registry } from 'prom-client'
import { processSingleton } from '../process-singleton.ts'

/** The process's metrics, with the default ones of Node's (memory, event loop, garbage collection). */
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

/** The metrics of the portal in Prometheus' text format: of this process, or of all where there are several. */
export function metricsText(): Promise<string> {
  return reader().read()
}

/** For one process of several: how the metrics of all are had. */
export function readMetricsBy(read: Text): void {
  reader().read = read
}
