import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Captured } from './capture.ts'
import { type Coding, codingsFor, type Effort, encoded, isCompressible } from './coding.ts'
import { isUnchanged, isUnwanted, type Validators } from './conditional.ts'
import { fieldOf, type Keepable } from './keepable.ts'

type Field = readonly [name: string, value: string]
type Head = { second: number; fields: string[] }

export type Made = {
  captured: Captured
  keepable: Keepable
  /** When the origin was asked, by `performance.now()`. */
  askedAt: number
  /** What it was asked with. */
  askedWith: IncomingHttpHeaders
}

/** RFC 9110 §15.4.5: what describes a body is left out where there is none. */
const ofTheBody = new Set(['content-type', 'content-encoding', 'content-length', 'content-language'])
/** What an entry costs beside its bodies and header fields: objects, arrays, index entries. */
const OVERHEAD = 1_000
/** Brotli and gzip together take less than the body itself. */
const ALL_CODINGS = 2

/** A page that may be answered with, again and again: its header fields, and its body in each coding, made once. */
export class KeptPage {
  readonly status: number
  readonly tags: readonly string[]
  /** Length of all that may be held for it, in bytes. */
  readonly size: number
  /** Moments of `performance.now()`. */
  readonly expiresAt: number
  refreshAt: number
  /** Whether its bodies are as small as they can be made. */
  readonly effort: Effort
  /** How often it was answered with since it was made. */
  hits = 0
  readonly #made: Made
  readonly #bornAt: number
  /** One latin1 character a byte: Node sends such a string together with the head in one write, a Buffer in two. */
  readonly #bodies = new Map<Coding, string>()
  readonly #encodings = new Map<Coding, Promise<void>>()
  #isCompressible: boolean
  readonly #fields: readonly Field[]
  readonly #validators: Validators
  readonly #vary: readonly Field[]
  readonly #heads = new Map<Coding | 'unchanged', Head>()

  constructor(made: Made, effort: Effort = 'quick') {
    const { captured, keepable, askedAt, askedWith } = made
    const { status, headers, body } = captured
    this.#made = made
    this.status = status
    this.tags = keepable.tags
    this.effort = effort
    this.#bodies.set('identity', body.toString('latin1'))
    const isFixed = /\bno-transform\b/i.test(fieldOf(headers, 'cache-control'))
    this.#isCompressible = !isFixed && isCompressible(fieldOf(headers, 'content-type'), body.length)
    this.#fields = fieldsOf(captured, this.#isCompressible)
    const { etag, 'last-modified': lastModified } = headers as Record<string, string | undefined>
    this.#validators = { etag, lastModified }
    this.#vary = keepable.vary.map((name) => [name, fieldValue(askedWith, name)])
    this.#bornAt = askedAt - keepable.age * 1_000
    this.expiresAt = askedAt + keepable.seconds * 1_000
    this.refreshAt = askedAt + keepable.seconds * 750
    this.size = OVERHEAD + this.#fields.flat().join('').length + body.length * (1 + ALL_CODINGS)
  }

  /** The same page with bodies as small as they can be made, all of them. */
  async recompressed(): Promise<KeptPage> {
    const better = new KeptPage(this.#made, 'best')
    better.refreshAt = this.refreshAt
    await Promise.all([better.#encode('br'), better.#encode('gzip')])
    return better
  }

  /** Whether it was made of a request like this one, in all that its `Vary` names (RFC 9111 §4.1). */
  matchesVary(headers: IncomingHttpHeaders): boolean {
    for (const [name, value] of this.#vary) if (fieldValue(headers, name) !== value) return false
    return true
  }

  /** Answers a GET or HEAD request, with 304 where the client has it already. */
  answer(request: IncomingMessage, response: ServerResponse, now: number): void {
    const { method, headers } = request
    const second = Math.floor((now - this.#bornAt) / 1_000)
    const status = this.status === 200 ? this.#statusOfCondition(headers) : null
    if (status !== null) {
      response.writeHead(status, this.#head('unchanged', 0, second)).end()
      return
    }
    const coding = this.#isCompressible ? this.#codingFor(headers['accept-encoding']) : 'identity'
    const body = this.#bodies.get(coding)
    if (body === undefined) {
      void this.#encode(coding).then(() => {
        if (!response.destroyed) this.answer(request, response, now)
      })
      return
    }
    response.writeHead(this.status, this.#head(coding, body.length, second))
    if (method === 'HEAD') response.end()
    else response.end(body, 'latin1')
  }

  /** RFC 9110 §13.2.2: the status where the client has the page already, or wants another one. */
  #statusOfCondition(headers: IncomingHttpHeaders): 304 | 412 | null {
    if (isUnwanted(headers, this.#validators)) return 412
    return isUnchanged(headers, this.#validators) ? 304 : null
  }

  /** Many pages are asked for once and never again; for those the smallest body is not worth its making. */
  #codingFor(accepted: string | undefined): Coding {
    const { best, fastest } = codingsFor(accepted)
    return this.hits === 0 && !this.#bodies.has(best) ? fastest : best
  }

  /** Makes the body in this coding, once however many wait for it. */
  #encode(coding: Coding): Promise<void> {
    if (coding === 'identity') return Promise.resolve()
    const before = this.#encodings.get(coding)
    if (before) return before
    const making = encoded(this.#made.captured.body, coding, this.effort).then(
      (body) => void this.#bodies.set(coding, body.toString('latin1')),
      () => {
        this.#isCompressible = false
      },
    )
    this.#encodings.set(coding, making)
    return making
  }

  /** The header fields; made anew once a second, since they tell the age. */
  #head(kind: Coding | 'unchanged', length: number, second: number): string[] {
    const before = this.#heads.get(kind)
    if (before?.second === second) return before.fields
    const isCoded = kind === 'br' || kind === 'gzip'
    const fields = this.#fields
      .filter(([name]) => kind !== 'unchanged' || !ofTheBody.has(name))
      .flatMap(([name, value]) => [name, isCoded && name === 'etag' ? weak(value) : value])
    if (kind !== 'unchanged' && this.status !== 204) fields.push('content-length', String(length))
    if (isCoded) fields.push('content-encoding', kind)
    fields.push('age', String(second))
    this.#heads.set(kind, { second, fields })
    return fields
  }
}

/** @param isCoded whether the body travels in several codings, which are told apart by the request */
function fieldsOf({ headers }: Captured, isCoded: boolean): Field[] {
  const vary = fieldOf(headers, 'vary')
  const all =
    isCoded && !/accept-encoding/i.test(vary)
      ? { ...headers, vary: vary === '' ? 'Accept-Encoding' : `${vary}, Accept-Encoding` }
      : headers
  const fields = Object.entries(all).flatMap(([name, value]) =>
    [value].flat().map((one): Field => [name, one]),
  )
  return fields.filter(([name]) => name !== 'age')
}

/** RFC 9110 §8.8.3.3: bodies that differ in their bytes have no strong tag in common. */
const weak = (etag: string) => (etag.startsWith('W/') ? etag : `W/${etag}`)

/** A field as one line, its white space evened out. */
function fieldValue(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).replace(/\s*,\s*/g, ',').trim()
}
