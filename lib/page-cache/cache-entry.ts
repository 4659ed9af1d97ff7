import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { type CachePolicy, fieldOf } from './cache-policy.ts'
import { type ContentEncoding, type Effort, isCompressible, negotiateEncodings } from './content-encoding.ts'
import { EntryBodies } from './entry-bodies.ts'
import { EntryHeaders } from './entry-headers.ts'
import type { OriginResponse } from './fetch-from-origin.ts'
import { bytesOfArray, bytesOfText } from './heap-size.ts'
import { internText } from './intern-text.ts'
import { isNotModified, isPreconditionFailed } from './preconditions.ts'

type Field = readonly [name: string, value: string]

export type Rendered = {
  response: OriginResponse
  policy: CachePolicy
  /** When the request to the origin began, by `performance.now()`. */
  requestedAt: number
  /** The fields of that request. */
  requestHeaders: IncomingHttpHeaders
}

/** Bytes of the objects that an entry consists of, without their strings; measured. */
const BYTES_OF_OBJECTS = 460

/** A cached response: its header fields, and its body in each content encoding that was requested. */
export class CacheEntry {
  readonly status: number
  readonly tags: readonly string[]
  /** When it is no longer fresh, by `performance.now()`. */
  readonly expiresAt: number
  /** From when on it is rendered again in the background, by `performance.now()`. */
  refreshAt: number
  /** Responses sent from it. */
  hits = 0
  /** Owned by the store: its key, and its neighbours in the order of last use. */
  key = ''
  newer: CacheEntry | null = null
  older: CacheEntry | null = null
  /** Owned by the store: the count of purges up to which it is known not to be stale. */
  purgesSeen = 0
  /** Owned by the store: the bytes that it was counted with. */
  countedBytes = 0
  readonly #bornAt: number
  readonly #head: EntryHeaders
  readonly #bodies: EntryBodies
  readonly #vary: readonly Field[]
  readonly #bytesOfTags: number

  constructor({ response, policy, requestedAt, requestHeaders }: Rendered) {
    const { status, headers, body } = response
    this.status = status
    const tags = policy.tags.map(internText)
    this.tags = tags.map(({ text }) => text)
    this.#bytesOfTags = tags.reduce(
      (sum, { text, isNew }) => sum + (isNew ? bytesOfText(text) : 0),
      bytesOfArray(tags.length),
    )
    const isFixed = /\bno-transform\b/i.test(fieldOf(headers, 'cache-control'))
    const isCompressed = !isFixed && isCompressible(fieldOf(headers, 'content-type'), body.length)
    this.#bodies = new EntryBodies(body, isCompressed)
    this.#head = new EntryHeaders(response, isCompressed)
    this.#vary = policy.vary.map((name) => [name, fieldValue(requestHeaders, name)])
    this.#bornAt = requestedAt - policy.age * 1_000
    this.expiresAt = requestedAt + policy.seconds * 1_000
    this.refreshAt = requestedAt + policy.seconds * 750
  }

  /** Bytes of memory; more once another encoding of the body is made. */
  get bytes(): number {
    return BYTES_OF_OBJECTS + this.#bytesOfTags + this.#head.bytes + this.#bodies.bytes
  }

  get effort(): Effort {
    return this.#bodies.effort
  }

  /** Compresses the bodies again with the best effort. */
  recompress(): Promise<void> {
    return this.#bodies.recompress()
  }

  /** Whether the request has the same fields as the one to the origin, as far as `Vary` names them (RFC 9111 §4.1). */
  matchesVary(headers: IncomingHttpHeaders): boolean {
    for (const [name, value] of this.#vary) if (fieldValue(headers, name) !== value) return false
    return true
  }

  /**
   * Answers a GET or HEAD request: 200, 304 or 412.
   * @param now `performance.now()`
   * @param onNewBody is called when another encoding of the body was made, so that the entry takes more bytes
   */
  answer(request: IncomingMessage, response: ServerResponse, now: number, onNewBody = () => {}): void {
    const { method, headers } = request
    const age = Math.floor((now - this.#bornAt) / 1_000)
    const status = this.status === 200 ? this.#statusOfCondition(headers) : null
    if (status !== null) {
      response.writeHead(status, this.#head.of({ encoding: null, length: 0, age })).end()
      return
    }
    const encoding = this.#bodies.isCompressible ? this.#encodingFor(headers['accept-encoding']) : 'identity'
    const body = this.#bodies.in(encoding)
    if (body === undefined) {
      void this.#bodies.make(encoding).then((isMade) => {
        onNewBody()
        if (!isMade && this.#bodies.isCompressible) response.destroy()
        else if (!response.destroyed) this.answer(request, response, now)
      })
      return
    }
    response.writeHead(this.status, this.#head.of({ encoding, length: body.length, age }))
    if (method === 'HEAD') response.end()
    else response.end(body, 'latin1')
  }

  /** The status that the request's preconditions lead to (RFC 9110 §13.2.2); null for the whole response. */
  #statusOfCondition(headers: IncomingHttpHeaders): 304 | 412 | null {
    const { validators } = this.#head
    if (isPreconditionFailed(headers, validators)) return 412
    return isNotModified(headers, validators) ? 304 : null
  }

  /** The first response uses the fastest encoding: many pages are requested only once. */
  #encodingFor(accepted: string | undefined): ContentEncoding {
    const { best, fastest } = negotiateEncodings(accepted)
    return this.hits === 0 && this.#bodies.in(best) === undefined ? fastest : best
  }
}

/** A field as one line, without white space around commas. */
function fieldValue(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).replace(/\s*,\s*/g, ',').trim()
}
