import { setTimeout as sleep } from 'node:timers/promises'
import { BoundedEntries } from './bounded-entries.ts'
import type { CacheEntry } from './cache-entry.ts'
import { InFlightRender } from './in-flight-render.ts'
import { inSlices } from './in-slices.ts'
import { PurgeLog } from './purge-log.ts'

/** Delay before a sweep, so that purges that follow each other share one. */
const SWEEP_DELAY_MS = 50

export type StoreBounds = {
  /** For entries with any status but 404. */
  maxBytes: number
  /** For entries with status 404, of which anybody can cause any number. */
  maxMissingBytes: number
}

/**
 * Cache entries by key, bounded in bytes and purged by tag. A purge is only recorded in the log; an entry is checked
 * against the log when it is looked up, and a sweep in the background deletes what was purged. The result of a render that
 * began before a purge of one of its tags is not stored.
 */
export class PageStore {
  readonly #log = new PurgeLog()
  readonly #bounds: StoreBounds
  readonly #inFlight = new Set<InFlightRender>()
  #pages: BoundedEntries
  #missing: BoundedEntries
  #isSweeping = false

  constructor(bounds: StoreBounds) {
    this.#bounds = bounds
    this.#pages = new BoundedEntries(bounds.maxBytes)
    this.#missing = new BoundedEntries(bounds.maxMissingBytes)
  }

  /** Bytes of all entries, with those that are purged but not yet deleted. */
  get bytes(): number {
    return this.#pages.bytes + this.#missing.bytes
  }

  get count(): number {
    return this.#pages.count + this.#missing.count
  }

  /** Tags whose purge is remembered because an older entry or render may exist. */
  get purgedTags(): number {
    return this.#log.tags
  }

  /** The entry of this key, if it is fresh and was not purged.
   *  @param now `performance.now()` */
  get(key: string, now: number): CacheEntry | undefined {
    const entry = this.#pages.get(key) ?? this.#missing.get(key)
    if (entry === undefined) return undefined
    const entries = this.#entriesWith(entry.status)
    if (this.#isUsable(entry, now)) {
      entries.touch(entry)
      return entry
    }
    entries.delete(key)
    return undefined
  }

  /** To be called before the request to the origin; `end` must follow. */
  begin(key: string): InFlightRender {
    const render = new InFlightRender(key, this.#log)
    this.#inFlight.add(render)
    return render
  }

  end(render: InFlightRender): void {
    this.#inFlight.delete(render)
  }

  /** Stores the result of a render, unless it was purged since the render began. */
  put(key: string, entry: CacheEntry, render: InFlightRender): void {
    this.delete(key)
    if (!this.#inFlight.has(render) || render.isStale(entry.tags)) return
    entry.purgesSeen = this.#log.count
    this.#entriesWith(entry.status).set(key, entry)
  }

  /** Counts the bytes of an entry again after its bodies changed. */
  recount(entry: CacheEntry): void {
    this.#entriesWith(entry.status).recount(entry)
  }

  /** Deletes the entry of this key; a render in flight may store another one. */
  delete(key: string): void {
    this.#pages.delete(key)
    this.#missing.delete(key)
  }

  /** Purges by key: deletes the entry, and does not store the result of a render in flight (RFC 9111 §4.4). */
  purgeKey(key: string): void {
    for (const render of this.#inFlight) if (render.key === key) render.purge()
    this.delete(key)
  }

  /** Purges by tag: entries with one of these tags are no longer used, results of renders in flight not stored. */
  purgeTags(tags: readonly string[]): void {
    this.#log.purgeTags(tags)
    void this.#sweep()
  }

  /** Purges all entries, and all results of renders in flight. */
  purgeAll(): void {
    this.#log.purgeAll()
    this.#pages = new BoundedEntries(this.#bounds.maxBytes)
    this.#missing = new BoundedEntries(this.#bounds.maxMissingBytes)
  }

  #entriesWith(status: number): BoundedEntries {
    return status === 404 ? this.#missing : this.#pages
  }

  #isUsable(entry: CacheEntry, now: number): boolean {
    if (now >= entry.expiresAt || this.#log.isStale(entry.tags, entry.purgesSeen)) return false
    entry.purgesSeen = this.#log.count
    return true
  }

  /** Deletes entries that are no longer usable; repeats while purges arrive. */
  async #sweep(): Promise<void> {
    if (this.#isSweeping) return
    this.#isSweeping = true
    let swept: number
    do {
      await sleep(SWEEP_DELAY_MS, undefined, { ref: false })
      swept = this.#log.count
      for (const entries of [this.#pages, this.#missing])
        await inSlices(entries.entries(), (entry) => {
          if (!this.#isUsable(entry, performance.now())) entries.delete(entry.key)
        })
      this.#log.prune(this.#oldestCount(swept))
    } while (swept !== this.#log.count)
    this.#isSweeping = false
  }

  /** The oldest count that can still be asked for, when all entries have seen `swept`. */
  #oldestCount(swept: number): number {
    let oldest = swept
    for (const { since } of this.#inFlight) oldest = Math.min(oldest, since)
    return oldest
  }
}
