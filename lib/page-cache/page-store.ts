import { setTimeout as sleep } from 'node:timers/promises'
import { BoundedPages } from './bounded-pages.ts'
import { inSlices } from './in-slices.ts'
import type { KeptPage } from './kept-page.ts'
import { PurgeLog } from './purge-log.ts'
import { Rendering } from './rendering.ts'

const BEFORE_A_SWEEP_MS = 50

export type StoreBounds = {
  /** For pages that are there. */
  maxBytes: number
  /** For 404, of which anybody can ask for as many as he likes. */
  maxMissingBytes: number
}

/**
 * Pages by key, bounded in bytes, and to be purged by tag. A purge only notes that it happened; pages are checked against
 * it when they are asked for, and dropped in the background. A page whose making began before a purge of one of its tags
 * is refused.
 */
export class PageStore {
  readonly #log = new PurgeLog()
  readonly #bounds: StoreBounds
  readonly #renderings = new Set<Rendering>()
  #pages: BoundedPages
  #missing: BoundedPages
  #isSweeping = false

  constructor(bounds: StoreBounds) {
    this.#bounds = bounds
    this.#pages = new BoundedPages(bounds.maxBytes)
    this.#missing = new BoundedPages(bounds.maxMissingBytes)
  }

  /** What is kept takes so much of the memory; what is stale counts until it is dropped. */
  get bytes(): number {
    return this.#pages.bytes + this.#missing.bytes
  }

  get count(): number {
    return this.#pages.count + this.#missing.count
  }

  /** Tags whose purge is remembered, because something older may be there. */
  get purgedTags(): number {
    return this.#log.tags
  }

  /** The page of this key that is still good at that moment. */
  get(key: string, now: number): KeptPage | undefined {
    const page = this.#pages.get(key) ?? this.#missing.get(key)
    if (page === undefined) return undefined
    const kept = this.#placeOf(page)
    if (this.#isGood(page, now)) {
      kept.touch(page)
      return page
    }
    kept.delete(key)
    return undefined
  }

  /** To be called before the origin is asked, and to be ended with `end`. */
  begin(key: string): Rendering {
    const rendering = new Rendering(key, this.#log)
    this.#renderings.add(rendering)
    return rendering
  }

  end(rendering: Rendering): void {
    this.#renderings.delete(rendering)
  }

  /** Keeps a page, unless it became stale while it was made. */
  put(key: string, page: KeptPage, rendering: Rendering): void {
    this.forget(key)
    if (!this.#renderings.has(rendering) || rendering.isStale(page.tags)) return
    page.purgesSeen = this.#log.count
    this.#placeOf(page).set(key, page)
  }

  /** Counts a page anew that holds other bodies than before, if it is still there. */
  recount(page: KeptPage): void {
    this.#placeOf(page).recount(page)
  }

  forget(key: string): void {
    this.#pages.delete(key)
    this.#missing.delete(key)
  }

  /** Drops the page of this key, and the one that is being made (RFC 9111 §4.4). */
  invalidate(key: string): void {
    for (const rendering of this.#renderings) if (rendering.key === key) rendering.invalidate()
    this.forget(key)
  }

  /** From now on no page is answered with that carries one of these tags, nor kept if it is being made. */
  purge(tags: readonly string[]): void {
    this.#log.purge(tags)
    void this.#sweep()
  }

  /** Drops everything, and all that is being made. */
  clear(): void {
    this.#log.purgeEverything()
    this.#pages = new BoundedPages(this.#bounds.maxBytes)
    this.#missing = new BoundedPages(this.#bounds.maxMissingBytes)
  }

  #placeOf(page: KeptPage): BoundedPages {
    return page.status === 404 ? this.#missing : this.#pages
  }

  #isGood(page: KeptPage, now: number): boolean {
    if (now >= page.expiresAt || this.#log.isStale(page.tags, page.purgesSeen)) return false
    page.purgesSeen = this.#log.count
    return true
  }

  /** Drops what is no longer good, until no purge comes meanwhile. */
  async #sweep(): Promise<void> {
    if (this.#isSweeping) return
    this.#isSweeping = true
    let swept: number
    do {
      await sleep(BEFORE_A_SWEEP_MS, undefined, { ref: false })
      swept = this.#log.count
      for (const kept of [this.#pages, this.#missing])
        await inSlices(kept.pages(), (page) => {
          if (!this.#isGood(page, performance.now())) kept.delete(page.key)
        })
      this.#log.forget(this.#oldest(swept))
    } while (swept !== this.#log.count)
    this.#isSweeping = false
  }

  /** The count that everything has seen, given that all that is kept has seen that one. */
  #oldest(swept: number): number {
    let oldest = swept
    for (const { since } of this.#renderings) oldest = Math.min(oldest, since)
    return oldest
  }
}
