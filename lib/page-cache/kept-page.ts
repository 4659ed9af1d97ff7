import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Captured } from './capture.ts'
import { type Coding, codingsFor, type Effort, isCompressible } from './coding.ts'
import { isUnchanged, isUnwanted } from './conditional.ts'
import { fieldOf, type Keepable } from './keepable.ts'
import { bytesOfArray, bytesOfText } from './memory.ts'
import { PageBodies } from './page-bodies.ts'
import { PageHead } from './page-head.ts'
import { sharedText } from './shared-text.ts'

type Field = readonly [name: string, value: string]

export type Made = {
  captured: Captured
  keepable: Keepable
  /** When the origin was asked, by `performance.now()`. */
  askedAt: number
  /** What it was asked with. */
  askedWith: IncomingHttpHeaders
}

/** The objects that a page consists of, without its texts: measured. */
const BYTES_OF_OBJECTS = 460

/** A page that may be answered with, again and again: its header fields, and its body in each coding, made once. */
export class KeptPage {
  readonly status: number
  readonly tags: readonly string[]
  /** Moments of `performance.now()`. */
  readonly expiresAt: number
  refreshAt: number
  /** How often it was answered with since it was made. */
  hits = 0
  /** For the store: its key, and its neighbours in the order of last use. */
  key = ''
  newer: KeptPage | null = null
  older: KeptPage | null = null
  /** For the store: the count of purges up to which it is known to be good. */
  purgesSeen = 0
  /** For the store: the bytes that it was counted with. */
  countedBytes = 0
  readonly #bornAt: number
  readonly #head: PageHead
  readonly #bodies: PageBodies
  readonly #vary: readonly Field[]
  readonly #bytesOfTags: number

  constructor({ captured, keepable, askedAt, askedWith }: Made) {
    const { status, headers, body } = captured
    this.status = status
    const tags = keepable.tags.map(sharedText)
    this.tags = tags.map(({ text }) => text)
    this.#bytesOfTags = tags.reduce(
      (sum, { text, isNew }) => sum + (isNew ? bytesOfText(text) : 0),
      bytesOfArray(tags.length),
    )
    const isFixed = /\bno-transform\b/i.test(fieldOf(headers, 'cache-control'))
    const isCoded = !isFixed && isCompressible(fieldOf(headers, 'content-type'), body.length)
    this.#bodies = new PageBodies(body, isCoded)
    this.#head = new PageHead(captured, isCoded)
    this.#vary = keepable.vary.map((name) => [name, fieldValue(askedWith, name)])
    this.#bornAt = askedAt - keepable.age * 1_000
    this.expiresAt = askedAt + keepable.seconds * 1_000
    this.refreshAt = askedAt + keepable.seconds * 750
  }

  /** What it takes of the memory now; more once another body is made. */
  get bytes(): number {
    return BYTES_OF_OBJECTS + this.#bytesOfTags + this.#head.bytes + this.#bodies.bytes
  }

  get effort(): Effort {
    return this.#bodies.effort
  }

  /** Makes its bodies as small as they can be made. */
  recompress(): Promise<void> {
    return this.#bodies.recompress()
  }

  /** Whether it was made of a request like this one, in all that its `Vary` names (RFC 9111 §4.1). */
  matchesVary(headers: IncomingHttpHeaders): boolean {
    for (const [name, value] of this.#vary) if (fieldValue(headers, name) !== value) return false
    return true
  }

  /**
   * Answers a GET or HEAD request, with 304 where the client has it already.
   * @param madeBody is called when a body had to be made for it, so that the page takes more of the memory than before
   */
  answer(request: IncomingMessage, response: ServerResponse, now: number, madeBody = () => {}): void {
    const { method, headers } = request
    const age = Math.floor((now - this.#bornAt) / 1_000)
    const status = this.status === 200 ? this.#statusOfCondition(headers) : null
    if (status !== null) {
      response.writeHead(status, this.#head.of({ coding: null, length: 0, age })).end()
      return
    }
    const coding = this.#bodies.isCompressible ? this.#codingFor(headers['accept-encoding']) : 'identity'
    const body = this.#bodies.in(coding)
    if (body === undefined) {
      void this.#bodies.make(coding).then((isMade) => {
        madeBody()
        if (!isMade && this.#bodies.isCompressible) response.destroy()
        else if (!response.destroyed) this.answer(request, response, now)
      })
      return
    }
    response.writeHead(this.status, this.#head.of({ coding, length: body.length, age }))
    if (method === 'HEAD') response.end()
    else response.end(body, 'latin1')
  }

  /** RFC 9110 §13.2.2: the status where the client has the page already, or wants another one. */
  #statusOfCondition(headers: IncomingHttpHeaders): 304 | 412 | null {
    const { validators } = this.#head
    if (isUnwanted(headers, validators)) return 412
    return isUnchanged(headers, validators) ? 304 : null
  }

  /** Many pages are asked for once and never again; for those the smallest body is not worth its making. */
  #codingFor(accepted: string | undefined): Coding {
    const { best, fastest } = codingsFor(accepted)
    return this.hits === 0 && this.#bodies.in(best) === undefined ? fastest : best
  }
}

/** A field as one line, its white space evened out. */
function fieldValue(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).replace(/\s*,\s*/g, ',').trim()
}
