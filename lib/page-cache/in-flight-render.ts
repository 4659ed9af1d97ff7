import type { PurgeLog } from './purge-log.ts'

/** A render that has begun: the request to the origin, and what was purged since. */
export class InFlightRender {
  /** By `performance.now()`. */
  readonly startedAt = performance.now()
  readonly key: string
  /** The count of purges at its start. */
  readonly since: number
  readonly #log: PurgeLog
  #isPurged = false

  constructor(key: string, log: PurgeLog) {
    this.key = key
    this.#log = log
    this.since = log.count
  }

  /** Whether its key or one of these tags was purged since its start; then its result may show the state before. */
  isStale(tags: readonly string[]): boolean {
    return this.#isPurged || this.#log.isStale(tags, this.since)
  }

  /** Notes that its key was purged. */
  purge(): void {
    this.#isPurged = true
  }
}
