import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import { type Captured, capture } from './capture.ts'
import { keepable } from './keepable.ts'
import { KeptPage } from './kept-page.ts'
import type { PageCacheOptions } from './options.ts'
import type { PageCacheCounts } from './page-cache.ts'
import type { PageStore } from './page-store.ts'
import type { Rendering } from './rendering.ts'
import { type Call, SingleFlight } from './single-flight.ts'

/** What came of asking the origin once. */
type Rendered = { rendering: Rendering; captured: Captured; page: KeptPage | null }

const REFRESHES_AT_ONCE = 4
const TRY_AGAIN_MS = 5_000
/** How long it is remembered that an address answers with nothing that others may have. */
const HIT_FOR_PASS_MS = 10_000
const MOST_HIT_FOR_PASS = 1_000

/** Asks the origin for pages, once however many wait for one, and puts those into the store that may be kept. */
export class PageRenderer {
  readonly #options: Required<PageCacheOptions>
  readonly #store: PageStore
  readonly #counts: PageCacheCounts
  readonly #calls = new SingleFlight<Rendered>()
  readonly #hitForPass = new LRUCache<string, true>({ max: MOST_HIT_FOR_PASS, ttl: HIT_FOR_PASS_MS })
  #refreshing = 0
  #isRecompressing = false

  constructor(options: Required<PageCacheOptions>, store: PageStore, counts: PageCacheCounts) {
    this.#options = options
    this.#store = store
    this.#counts = counts
  }

  /** Whether this address answered a moment ago with nothing that others may have. */
  isPassed(key: string): boolean {
    return this.#hitForPass.has(key)
  }

  /** The call to the origin that answers this request, and whether it was begun for it. */
  async callFor(key: string, request: IncomingMessage): Promise<{ call: Call<Rendered>; isMine: boolean }> {
    let isMine = false
    const start = () => {
      isMine = true
      return this.#render(key, request.headers)
    }
    const isCurrent = this.#options.isCurrent()
    // Without purges what began before the question may be older than it.
    const call = isCurrent ? this.#calls.join(key, start) : await this.#calls.joinNext(key, start)
    this.#counts[isCurrent ? (isMine ? 'miss' : 'joined') : 'bypass'] += 1
    return { call, isMine }
  }

  /** Asks the origin for a page and keeps it, where it may be kept. */
  async #render(key: string, asking: IncomingHttpHeaders): Promise<Rendered> {
    const rendering = this.#store.begin(key)
    try {
      const { askWith } = this.#options
      const askedWith = typeof askWith === 'function' ? askWith(asking) : askWith
      const captured = await capture(this.#options.origin, key, askedWith)
      if (typeof askWith === 'object' && captured.headers.vary !== '*')
        captured.headers.vary = 'Accept-Encoding'
      const allowed = keepable(captured)
      for (const name of this.#options.withheld) delete captured.headers[name]
      const page =
        allowed && new KeptPage({ captured, keepable: allowed, askedAt: rendering.startedAt, askedWith })
      if (page) this.#keep(key, page, rendering)
      else if (captured.status < 500) this.#rememberPass(key)
      return { rendering, captured, page }
    } catch (error) {
      this.#options.report(error)
      throw error
    } finally {
      this.#store.end(rendering)
    }
  }

  #keep(key: string, page: KeptPage, rendering: Rendering): void {
    this.#hitForPass.delete(key)
    if (this.#options.isCurrent()) this.#store.put(key, page, rendering)
  }

  /** What was kept here may be kept no longer. */
  #rememberPass(key: string): void {
    this.#store.forget(key)
    this.#hitForPass.set(key, true)
  }

  /** Makes a page anew before it is too old to be answered with, so that nobody has to wait for it. */
  refresh(key: string, page: KeptPage, request: IncomingMessage): void {
    if (this.#refreshing >= REFRESHES_AT_ONCE) return
    page.refreshAt = performance.now() + TRY_AGAIN_MS
    this.#refreshing += 1
    this.#counts.refresh += 1
    const { result } = this.#calls.join(key, () => this.#render(key, request.headers))
    result
      // Whoever asks once the page is too old meets the failure himself, and is answered.
      .catch(() => {})
      .finally(() => {
        this.#refreshing -= 1
      })
  }

  /** Makes the bodies of a page that many ask for as small as they can be. */
  async recompress(page: KeptPage): Promise<void> {
    // One at a time: it takes a core for a while.
    if (this.#isRecompressing) return
    this.#isRecompressing = true
    await page.recompress()
    this.#store.recount(page)
    this.#isRecompressing = false
  }
}
