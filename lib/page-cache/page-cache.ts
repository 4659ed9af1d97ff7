import type { IncomingMessage, ServerResponse } from 'node:http'
import { defaultOptions } from './default-options.ts'
import { locationTargets } from './location-targets.ts'
import { omitFields } from './omit-fields.ts'
import type { PageCacheOptions } from './options.ts'
import { PageRenderer } from './page-renderer.ts'
import { PageStore } from './page-store.ts'
import { sendOriginResponse } from './send-origin-response.ts'

/*
 * The states of a key:
 *
 *   miss ──request──► in flight ──cacheable──► fresh ──request after ¾ of lifetime──► refreshing
 *    ▲                    │                     ▲ │                                     │  │
 *    │                    │                     └─┼────────────── cacheable ────────────┘  │
 *    ├── not cacheable ───┘                       │                                        │
 *    │   (hit-for-pass for 10 s)                  │                                        │
 *    ├── expired ─────────────────────────────────┼────────────────────────────────────────┤
 *    └── purged: by key, by tag, all ─────────────┴────────────────────────────────────────┘
 *
 * In flight: requests join the render. Refreshing: requests are answered from the entry. Purged: the entry is deleted at
 * once, and a render that began before the purge is neither stored nor sent to a request that waits.
 * Bypass replaces all states while no purges arrive: no entry is used or stored, and each request is answered by a render
 * that began after it. All entries are purged before the cache is used again.
 */

/** Requests by outcome, and events, since the start. */
export type PageCacheCounts = {
  /** Answered from an entry. */
  hit: number
  /** Started a render. */
  miss: number
  /** Joined a render in flight. */
  joined: number
  /** Answered by a render because no purges arrived. */
  bypass: number
  /** Passed to the origin unchanged. */
  pass: number
  refresh: number
  purge: number
}

/** A render that was purged so often while a request waited is sent to it all the same, if it began after the request. */
const MOST_TRIES = 3
const HITS_BEFORE_RECOMPRESSION = 100
const LONGEST_KEY = 1_024

/**
 * A shared HTTP cache (RFC 9111) in front of a handler in the same process. Entries are used for their lifetime or until
 * their key or one of their tags is purged; concurrent requests for a key share one render. It knows HTTP and tags, and
 * nothing of what they mean.
 */
export class PageCache {
  readonly counts: PageCacheCounts = { hit: 0, miss: 0, joined: 0, bypass: 0, pass: 0, refresh: 0, purge: 0 }
  readonly #options: Required<PageCacheOptions>
  readonly #store: PageStore
  readonly #renderer: PageRenderer
  #waiting = 0

  constructor(options: PageCacheOptions) {
    this.#options = { ...defaultOptions, ...options }
    this.#store = new PageStore(this.#options)
    this.#renderer = new PageRenderer(this.#options, this.#store, this.counts)
  }

  /** Bytes of all entries. */
  get bytes(): number {
    return this.#store.bytes
  }

  /** Requests that wait for a render. */
  get waiting(): number {
    return this.#waiting
  }

  /** The number of entries. */
  get pages(): number {
    return this.#store.count
  }

  /** Answers a request: from an entry, by a render, or by passing it to the origin. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = '/' } = request
    const key = this.#options.keyOf(url)
    const isSafe = method === 'GET' || method === 'HEAD'
    if (key === null || key.length > LONGEST_KEY) this.#pass(request, response)
    else if (!isSafe) this.#passOtherMethod(key, request, response)
    else if (this.#options.isPersonal(headers)) this.#pass(request, response)
    else if (!this.#answerFromEntry(key, request, response)) {
      if (this.#renderer.isHitForPass(key)) this.#pass(request, response)
      else this.#waitForRender(key, request, response)
    }
  }

  /** Purges entries with one of these tags, and results of renders in flight that have one of them. */
  purgeTags(tags: readonly string[]): void {
    this.counts.purge += 1
    this.#store.purgeTags(tags)
  }

  /** Purges all entries and all results of renders in flight. */
  purgeAll(): void {
    this.counts.purge += 1
    this.#store.purgeAll()
  }

  /** @returns whether there was a usable entry */
  #answerFromEntry(key: string, request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.#options.receivesPurges()) return false
    const now = performance.now()
    const entry = this.#store.get(key, now)
    if (!entry?.matchesVary(request.headers)) return false
    this.counts.hit += 1
    entry.hits += 1
    entry.answer(request, response, now, () => this.#store.recount(entry))
    if (now >= entry.refreshAt) this.#renderer.refresh(key, entry, request)
    else if (entry.hits >= HITS_BEFORE_RECOMPRESSION && entry.effort === 'fast')
      void this.#renderer.recompress(entry)
    return true
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    this.counts.pass += 1
    omitFields(response, this.#options.omittedFields)
    Promise.try(this.#options.origin, request, response).catch((error) => {
      this.#options.onError(error)
      this.#fail(response)
    })
  }

  /** A successful request with an unsafe method invalidates its target and those that its response names (RFC 9111 §4.4). */
  #passOtherMethod(key: string, request: IncomingMessage, response: ServerResponse): void {
    const isUnsafe = request.method !== 'OPTIONS' && request.method !== 'TRACE'
    if (isUnsafe && this.#options.invalidatesOnUnsafeMethods)
      response.once('finish', () => {
        if (response.statusCode < 200 || response.statusCode >= 400) return
        this.#store.purgeKey(key)
        for (const target of locationTargets(response, request)) {
          const changed = this.#options.keyOf(target)
          if (changed !== null) this.#store.purgeKey(changed)
        }
      })
    this.#pass(request, response)
  }

  #waitForRender(key: string, request: IncomingMessage, response: ServerResponse): void {
    if (this.#waiting >= this.#options.maxWaiting) {
      this.#options.answerOverload(response)
      return
    }
    this.#waiting += 1
    this.#answerByRender(key, request, response)
      .catch(() => this.#fail(response))
      .finally(() => {
        this.#waiting -= 1
      })
  }

  /** Answers with the result of a render that was not purged while the request waited for it. */
  async #answerByRender(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestedAt = performance.now()
    for (let tries = 1; ; tries++) {
      const { call, isOwn } = await this.#renderer.join(key, request)
      const { render, response: fetched, entry } = await call.result
      if (response.destroyed) return
      // A failure is shared by all that joined: separate retries would add load to an origin that fails.
      if (entry === null && (isOwn || fetched.status >= 500))
        return sendOriginResponse(fetched, request, response)
      if (!entry?.matchesVary(request.headers)) return this.#pass(request, response)
      const isNewer = call.startedAt >= requestedAt
      const isStale = render.isStale(entry.tags) && !(isNewer && tries > MOST_TRIES)
      if (!isStale && (isNewer || this.#options.receivesPurges()))
        return entry.answer(request, response, performance.now(), () => this.#store.recount(entry))
    }
  }

  #fail(response: ServerResponse): void {
    if (response.headersSent) response.destroy()
    else if (!response.destroyed) this.#options.answerFailure(response)
  }
}
