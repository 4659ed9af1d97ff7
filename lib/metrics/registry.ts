import { collectDefaultMetrics, Registry } from 'prom-client'
import { oncePerProcess } from '../process.ts'

/** The process's metrics, with the default ones of Node's (memory, event loop, garbage collection). */
export function metricsRegistry(): Registry {
  return oncePerProcess('metrics', () => {
    const registry = new Registry()
    collectDefaultMetrics({ register: registry })
    return registry
  })
}
