/** The most tags that are remembered; when there are more, everything counts as purged. */
const MOST_TAGS = 20_000

/**
 * The last purge of each tag, as a number that every purge increments. A purge therefore visits no entry: whoever stores a
 * tagged value notes `count` when its render begins, and asks `isStale` before each use.
 */
export class PurgeLog {
  #count = 0
  /** The count at the last `purgeAll`. */
  #purgedAllAt = 0
  /** The count by tag, in the order of the last purge. */
  readonly #purgedAt = new Map<string, number>()

  /** The number of purges so far. */
  get count(): number {
    return this.#count
  }

  /** The number of tags that are remembered. */
  get tags(): number {
    return this.#purgedAt.size
  }

  purgeTags(tags: readonly string[]): void {
    this.#count += 1
    for (const tag of tags) {
      this.#purgedAt.delete(tag)
      this.#purgedAt.set(tag, this.#count)
    }
    if (this.#purgedAt.size > MOST_TAGS) this.purgeAll()
  }

  purgeAll(): void {
    this.#count += 1
    this.#purgedAllAt = this.#count
    this.#purgedAt.clear()
  }

  /** Whether a value with these tags was purged after `since`, a count at which it was not stale. */
  isStale(tags: readonly string[], since: number): boolean {
    if (since === this.#count) return false
    if (since < this.#purgedAllAt) return true
    for (const tag of tags) if ((this.#purgedAt.get(tag) ?? 0) > since) return true
    return false
  }

  /** Drops the purges up to that count; `isStale` must not be asked with an older `since` afterwards. */
  prune(upTo: number): void {
    for (const [tag, count] of this.#purgedAt) {
      if (count > upTo) return
      this.#purgedAt.delete(tag)
    }
  }
}
