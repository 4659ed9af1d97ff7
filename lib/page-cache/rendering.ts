import type { PurgeLog } from './purge-log.ts'

/** A page that is being made, and whether it became stale meanwhile. */
export class Rendering {
  /** By `performance.now()`. */
  readonly startedAt = performance.now()
  readonly key: string
  /** The count of purges when it began. */
  readonly since: number
  readonly #log: PurgeLog
  #isInvalidated = false

  constructor(key: string, log: PurgeLog) {
    this.key = key
    this.#log = log
    this.since = log.count
  }

  /** Whether something that carries one of these tags changed since it began; then it shows what was before. */
  isStale(tags: readonly string[]): boolean {
    return this.#isInvalidated || this.#log.isStale(tags, this.since)
  }

  invalidate(): void {
    this.#isInvalidated = true
  }
}
