/** So many tags are remembered; beyond it everything counts as purged. */
const MOST_TAGS = 20_000

/**
 * When each tag was purged last, counted in purges: a purge raises a number and looks at no page. Whoever keeps something
 * that carries tags notes the count when its making begins, and asks before each use whether it became stale since.
 */
export class PurgeLog {
  #count = 0
  /** The count at the last purge of everything. */
  #everythingAt = 0
  /** By tag, in the order of the last purge. */
  readonly #purgedAt = new Map<string, number>()

  /** How many purges there were. */
  get count(): number {
    return this.#count
  }

  /** How many tags are remembered. */
  get tags(): number {
    return this.#purgedAt.size
  }

  purge(tags: readonly string[]): void {
    this.#count += 1
    for (const tag of tags) {
      this.#purgedAt.delete(tag)
      this.#purgedAt.set(tag, this.#count)
    }
    if (this.#purgedAt.size > MOST_TAGS) this.purgeEverything()
  }

  purgeEverything(): void {
    this.#count += 1
    this.#everythingAt = this.#count
    this.#purgedAt.clear()
  }

  /** Whether something with these tags, known to be good at that count, was purged after it. */
  isStale(tags: readonly string[], since: number): boolean {
    if (since === this.#count) return false
    if (since < this.#everythingAt) return true
    for (const tag of tags) if ((this.#purgedAt.get(tag) ?? 0) > since) return true
    return false
  }

  /** Forgets the purges up to that count: nobody will ask about anything older. */
  forget(upTo: number): void {
    for (const [tag, count] of this.#purgedAt) {
      if (count > upTo) return
      this.#purgedAt.delete(tag)
    }
  }
}
