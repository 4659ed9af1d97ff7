import type { IncomingMessage, ServerResponse } from 'node:http'
import { defaults } from './defaults.ts'
import { targetsNamedBy } from './named-targets.ts'
import type { PageCacheOptions } from './options.ts'
import { PageRenderer } from './page-renderer.ts'
import { PageStore } from './page-store.ts'
import { sendCaptured } from './send-captured.ts'
import { withholdFields } from './withheld-fields.ts'

/** What became of requests, and of the cache, since the start. */
export type PageCacheCounts = {
  /** Answered from what was kept. */
  hit: number
  /** Asked the origin, for all who waited. */
  miss: number
  /** Waited for somebody else's miss. */
  joined: number
  /** Answered with a page made for them, because purges did not arrive. */
  bypass: number
  /** Handed to the origin as they were. */
  pass: number
  refresh: number
  purge: number
}

/** After so many purges that overtook it, a page that began after the question is an answer to it. */
const MOST_TRIES = 3
const HITS_BEFORE_RECOMPRESSION = 100
const LONGEST_KEY = 1_024

/**
 * A shared cache (RFC 9111) in front of a handler of Node's, in the same process: pages are kept as long as they say, or
 * until one of their tags is purged, and made once however many ask. Knows HTTP and tags, and nothing of what they mean.
 */
export class PageCache {
  readonly counts: PageCacheCounts = { hit: 0, miss: 0, joined: 0, bypass: 0, pass: 0, refresh: 0, purge: 0 }
  readonly #options: Required<PageCacheOptions>
  readonly #store: PageStore
  readonly #renderer: PageRenderer
  #waiting = 0

  constructor(options: PageCacheOptions) {
    this.#options = { ...defaults, ...options }
    this.#store = new PageStore(this.#options)
    this.#renderer = new PageRenderer(this.#options, this.#store, this.counts)
  }

  get bytes(): number {
    return this.#store.bytes
  }

  /** Requests that wait for pages in the making. */
  get waiting(): number {
    return this.#waiting
  }

  get pages(): number {
    return this.#store.count
  }

  /** Answers a request: from what is kept, with what is made for all who wait, or by handing it to the origin. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = '/' } = request
    const key = this.#options.keyOf(url)
    const isReading = method === 'GET' || method === 'HEAD'
    if (key === null || key.length > LONGEST_KEY) this.#pass(request, response)
    else if (!isReading) this.#change(key, request, response)
    else if (this.#options.isPersonal(headers)) this.#pass(request, response)
    else if (!this.#answerKept(key, request, response)) {
      if (this.#renderer.isPassed(key)) this.#pass(request, response)
      else this.#await(key, request, response)
    }
  }

  /** Drops what carries one of these tags; what is being made with one of them will not be kept. */
  purge(tags: readonly string[]): void {
    this.counts.purge += 1
    this.#store.purge(tags)
  }

  /** Drops everything, and all that is being made. */
  clear(): void {
    this.counts.purge += 1
    this.#store.clear()
  }

  /** @returns whether there was a page to answer with */
  #answerKept(key: string, request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.#options.isCurrent()) return false
    const now = performance.now()
    const page = this.#store.get(key, now)
    if (!page?.matchesVary(request.headers)) return false
    this.counts.hit += 1
    page.hits += 1
    page.answer(request, response, now, () => this.#store.recount(page))
    if (now >= page.refreshAt) this.#renderer.refresh(key, page, request)
    else if (page.hits >= HITS_BEFORE_RECOMPRESSION && page.effort === 'quick')
      void this.#renderer.recompress(page)
    return true
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    this.counts.pass += 1
    withholdFields(response, this.#options.withheld)
    Promise.try(this.#options.origin, request, response).catch((error) => {
      this.#options.report(error)
      this.#fail(response)
    })
  }

  /** RFC 9111 §4.4: what was changed at an address, or by it at another one, is no longer what was kept. */
  #change(key: string, request: IncomingMessage, response: ServerResponse): void {
    const isUnsafe = request.method !== 'OPTIONS' && request.method !== 'TRACE'
    if (isUnsafe && this.#options.forgetsWhatIsChanged)
      response.once('finish', () => {
        if (response.statusCode < 200 || response.statusCode >= 400) return
        this.#store.invalidate(key)
        for (const target of targetsNamedBy(response, request)) {
          const changed = this.#options.keyOf(target)
          if (changed !== null) this.#store.invalidate(changed)
        }
      })
    this.#pass(request, response)
  }

  #await(key: string, request: IncomingMessage, response: ServerResponse): void {
    if (this.#waiting >= this.#options.maxWaiting) {
      this.#options.refuse(response)
      return
    }
    this.#waiting += 1
    this.#answerRendered(key, request, response)
      .catch(() => this.#fail(response))
      .finally(() => {
        this.#waiting -= 1
      })
  }

  /** Answers with a page that is made for it, alone or for all who wait, and that no purge has overtaken. */
  async #answerRendered(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const askedAt = performance.now()
    for (let tries = 1; ; tries++) {
      const { call, isMine } = await this.#renderer.callFor(key, request)
      const { rendering, captured, page } = await call.result
      if (response.destroyed) return
      // A failure is shared by all who waited for it: to ask again at once, each by himself, would make it worse.
      if (page === null && (isMine || captured.status >= 500))
        return sendCaptured(captured, request, response)
      if (!page?.matchesVary(request.headers)) return this.#pass(request, response)
      const isYounger = call.startedAt >= askedAt
      const isOvertaken = rendering.isStale(page.tags) && !(isYounger && tries > MOST_TRIES)
      if (!isOvertaken && (isYounger || this.#options.isCurrent()))
        return page.answer(request, response, performance.now(), () => this.#store.recount(page))
    }
  }

  #fail(response: ServerResponse): void {
    if (response.headersSent) response.destroy()
    else if (!response.destroyed) this.#options.fail(response)
  }
}
