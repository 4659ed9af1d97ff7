import { Gauge } from 'prom-client'
import { processSingleton } from '../process-singleton.ts'
import { metricsRegistry } from './registry.ts'

/** Registers the age of the newest backup; infinite while there is none, so that an alert for old backups covers it. */
export function watchBackups(newest: () => Promise<Date | null>): void {
  processSingleton(
    'backup-metrics',
    () =>
      new Gauge({
        name: 'citysite_backup_age_seconds',
        help: 'Age of the newest nightly backup in BACKUP_DIR; +Inf while there is none, or the folder cannot be read.',
        registers: [metricsRegistry()],
        async collect() {
          const at = await newest().catch(() => null)
          this.set(at ? (Date.now() - at.getTime()) / 1_000 : Number.POSITIVE_INFINITY)
        },
      }),
  )
}
