import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { LRUCache } from 'lru-cache'
import { CacheEntry } from './cache-entry.ts'
import { cachePolicyOf, hasTooManyTags } from './cache-policy.ts'
import { fetchFromOrigin, type OriginResponse } from './fetch-from-origin.ts'
import type { InFlightRender } from './in-flight-render.ts'
import type { PageCacheOptions } from './options.ts'
import type { PageCacheCounts } from './page-cache.ts'
import type { PageStore } from './page-store.ts'
import { type Call, SingleFlight } from './single-flight.ts'

/** The result of one request to the origin; `entry` is null where the response is not cacheable. */
type Rendered = { render: InFlightRender; response: OriginResponse; entry: CacheEntry | null }

const MOST_REFRESHES = 4
/** Pause after a refresh before the next one of the same entry. */
const REFRESH_RETRY_MS = 5_000
/** How long a key with a response that is not cacheable is remembered (hit-for-pass). */
const HIT_FOR_PASS_MS = 10_000
const MOST_HIT_FOR_PASS = 1_000
/** Of pages with too many tags, each is reported once; see `onTooManyTags`. */
const MOST_REPORTED = 1_000

/** Renders pages by requests to the origin, at most one for a key at a time, and stores those that are cacheable. */
export class PageRenderer {
  readonly #options: Required<PageCacheOptions>
  readonly #store: PageStore
  readonly #counts: PageCacheCounts
  readonly #calls = new SingleFlight<Rendered>()
  readonly #hitForPass = new LRUCache<string, true>({ max: MOST_HIT_FOR_PASS, ttl: HIT_FOR_PASS_MS })
  readonly #reported = new LRUCache<string, true>({ max: MOST_REPORTED })
  #refreshing = 0
  #isRecompressing = false

  constructor(options: Required<PageCacheOptions>, store: PageStore, counts: PageCacheCounts) {
    this.#options = options
    this.#store = store
    this.#counts = counts
  }

  /** Whether this key had a response a moment ago that is not cacheable. */
  isHitForPass(key: string): boolean {
    return this.#hitForPass.has(key)
  }

  /** Joins the render of this key that is in flight, or starts one; `isOwn` tells which.
   *  While no purges arrive the render is one that starts after this call. */
  async join(key: string, request: IncomingMessage): Promise<{ call: Call<Rendered>; isOwn: boolean }> {
    let isOwn = false
    const start = () => {
      isOwn = true
      return this.#render(key, request.headers)
    }
    const receivesPurges = this.#options.receivesPurges()
    const call = receivesPurges ? this.#calls.join(key, start) : await this.#calls.joinNext(key, start)
    this.#counts[receivesPurges ? (isOwn ? 'miss' : 'joined') : 'bypass'] += 1
    return { call, isOwn }
  }

  /** Requests a page from the origin and stores it where it is cacheable. */
  async #render(key: string, clientHeaders: IncomingHttpHeaders): Promise<Rendered> {
    const render = this.#store.begin(key)
    try {
      const { origin, originHeaders, omittedFields } = this.#options
      const isFixed = typeof originHeaders === 'object'
      const requestHeaders = isFixed ? originHeaders : originHeaders(clientHeaders)
      const response = await fetchFromOrigin(origin, key, requestHeaders)
      // With fixed request fields the response can vary in nothing but its encoding.
      if (isFixed && response.headers.vary !== '*') response.headers.vary = 'Accept-Encoding'
      const policy = cachePolicyOf(response)
      if (hasTooManyTags(response)) this.#report(key)
      for (const name of omittedFields) delete response.headers[name]
      const requestedAt = render.startedAt
      const entry = policy && new CacheEntry({ response, policy, requestedAt, requestHeaders })
      if (entry) this.#put(key, entry, render)
      else if (response.status < 500) this.#markHitForPass(key)
      return { render, response, entry }
    } catch (error) {
      this.#options.onError(error)
      throw error
    } finally {
      this.#store.end(render)
    }
  }

  #put(key: string, entry: CacheEntry, render: InFlightRender): void {
    this.#hitForPass.delete(key)
    if (this.#options.receivesPurges()) this.#store.put(key, entry, render)
  }

  #report(key: string): void {
    if (this.#reported.has(key)) return
    this.#reported.set(key, true)
    this.#options.onTooManyTags(key)
  }

  #markHitForPass(key: string): void {
    this.#store.delete(key)
    this.#hitForPass.set(key, true)
  }

  /** Renders a page again before it expires, so that no request waits for it. */
  refresh(key: string, entry: CacheEntry, request: IncomingMessage): void {
    if (this.#refreshing >= MOST_REFRESHES) return
    entry.refreshAt = performance.now() + REFRESH_RETRY_MS
    this.#refreshing += 1
    this.#counts.refresh += 1
    const { result } = this.#calls.join(key, () => this.#render(key, request.headers))
    result
      // Requests after the expiry render again and are answered with the failure themselves.
      .catch(() => {})
      .finally(() => {
        this.#refreshing -= 1
      })
  }

  /** Compresses the bodies of an entry again with the best effort; one entry at a time, because it takes a whole core. */
  async recompress(entry: CacheEntry): Promise<void> {
    if (this.#isRecompressing) return
    this.#isRecompressing = true
    await entry.recompress()
    this.#store.recount(entry)
    this.#isRecompressing = false
  }
}
