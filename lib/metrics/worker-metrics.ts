import { Gauge } from 'prom-client'
import { metricsRegistry } from './registry.ts'

/** Publishes how many workers serve readers, and how many stand ready to take the place of one. */
export function watchWorkers(count: () => { serving: number; spare: number }): void {
  new Gauge({
    name: 'citysite_workers',
    help: 'Worker processes that serve, and that stand ready',
    labelNames: ['state'],
    registers: [metricsRegistry()],
    collect() {
      for (const [state, workers] of Object.entries(count())) this.set({ state }, workers)
    },
  })
}
