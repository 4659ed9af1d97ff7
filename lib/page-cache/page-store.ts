import { LRUCache } from 'lru-cache'
import type { KeptPage } from './kept-page.ts'

/** A page that is being made, and what became stale meanwhile. */
export class Rendering {
  /** By `performance.now()`. */
  readonly startedAt = performance.now()
  readonly key: string
  readonly #stale = new Set<string>()
  #all = false

  constructor(key: string) {
    this.key = key
  }

  /** Whether something that carries one of these tags changed since it began; then it shows what was before. */
  isStale(tags: readonly string[]): boolean {
    return this.#all || tags.some((tag) => this.#stale.has(tag))
  }

  purge(tags: readonly string[]): void {
    for (const tag of tags) this.#stale.add(tag)
  }

  purgeAll(): void {
    this.#all = true
  }
}

export type StoreBounds = {
  /** For pages that are there. */
  maxBytes: number
  /** For 404, of which anybody can ask for as many as he likes. */
  maxMissingBytes: number
}

/**
 * Pages by key, bounded in bytes, the ones unused for longest leaving first, and to be purged by tag. A page whose making
 * began before a purge of one of its tags is refused.
 */
export class PageStore {
  readonly #pages: LRUCache<string, KeptPage>
  readonly #missing: LRUCache<string, KeptPage>
  readonly #keysByTag = new Map<string, Set<string>>()
  readonly #renderings = new Set<Rendering>()

  constructor({ maxBytes, maxMissingBytes }: StoreBounds) {
    this.#pages = this.#bounded(maxBytes)
    this.#missing = this.#bounded(maxMissingBytes)
  }

  get bytes(): number {
    return this.#pages.calculatedSize + this.#missing.calculatedSize
  }

  get count(): number {
    return this.#pages.size + this.#missing.size
  }

  /** Tags that some page carries. */
  get tags(): number {
    return this.#keysByTag.size
  }

  /** The page of this key that is still good at that moment. */
  get(key: string, now: number): KeptPage | undefined {
    const page = this.#pages.get(key) ?? this.#missing.get(key)
    if (page === undefined || now < page.expiresAt) return page
    this.forget(key)
    return undefined
  }

  /** To be called before the origin is asked, and to be ended with `end`. */
  begin(key: string): Rendering {
    const rendering = new Rendering(key)
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
    const kept = page.status === 404 ? this.#missing : this.#pages
    kept.set(key, page)
    // What is larger than the whole store is not kept.
    if (kept.has(key)) for (const tag of page.tags) this.#index(tag).add(key)
  }

  /** Puts the same page with smaller bodies in the place of one, if that is still there. */
  replace(key: string, before: KeptPage, after: KeptPage): void {
    if (this.#pages.peek(key) !== before) return
    this.#pages.set(key, after)
    for (const tag of after.tags) this.#index(tag).add(key)
  }

  forget(key: string): void {
    this.#pages.delete(key)
    this.#missing.delete(key)
  }

  /** Drops the page of this key, and the one that is being made. */
  invalidate(key: string): void {
    for (const rendering of this.#renderings) if (rendering.key === key) rendering.purgeAll()
    this.forget(key)
  }

  /** Drops every page that carries one of these tags, and those that are being made. */
  purge(tags: readonly string[]): void {
    for (const rendering of this.#renderings) rendering.purge(tags)
    for (const tag of tags) for (const key of [...(this.#keysByTag.get(tag) ?? [])]) this.forget(key)
  }

  /** Drops everything, and all that is being made. */
  clear(): void {
    for (const rendering of this.#renderings) rendering.purgeAll()
    this.#pages.clear()
    this.#missing.clear()
  }

  #bounded(maxSize: number): LRUCache<string, KeptPage> {
    return new LRUCache({
      maxSize,
      sizeCalculation: (page, key) => page.size + key.length,
      dispose: (page, key) => {
        for (const tag of page.tags) this.#unindex(tag, key)
      },
    })
  }

  #index(tag: string): Set<string> {
    const keys = this.#keysByTag.get(tag) ?? new Set()
    this.#keysByTag.set(tag, keys)
    return keys
  }

  #unindex(tag: string, key: string): void {
    const keys = this.#keysByTag.get(tag)
    keys?.delete(key)
    if (keys?.size === 0) this.#keysByTag.delete(tag)
  }
}
