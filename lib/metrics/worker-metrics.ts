import { Gauge } from 'prom-client'
import { metricsRegistry } from './registry.ts'

/** Registers the numbers of serving and of spare workers. */
export function watchWorkers(count: () => { serving: number; spare: number }): void {
  new Gauge({
    name: 'citysite_workers',
    help: 'Worker processes by state: serving, spare.',
    labelNames: ['state'],
    registers: [metricsRegistry()],
    collect() {
      for (const [state, workers] of Object.entries(count())) this.set({ state }, workers)
    },
  })
}
