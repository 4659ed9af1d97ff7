import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Captured } from './capture.ts'
import { type Bodies, type Coding, codedBodies, codingFor, type Effort } from './coding.ts'
import { isUnchanged, type Validators } from './conditional.ts'
import { fieldOf, type Keepable } from './keepable.ts'

type Field = readonly [name: string, value: string]
type Head = { second: number; fields: string[] }

/** RFC 9110 §15.4.5: what describes a body is left out where there is none. */
const ofTheBody = new Set(['content-type', 'content-encoding', 'content-length', 'content-language'])
/** What an entry costs beside its bodies and header fields: objects, arrays, index entries. */
const OVERHEAD = 1_000

/** A page that may be answered with, again and again: its header fields, and its body in every coding. */
export class KeptPage {
  readonly status: number
  readonly tags: readonly string[]
  /** Length of all that is held for it, in bytes. */
  readonly size: number
  /** Moments of `performance.now()`. */
  readonly expiresAt: number
  refreshAt: number
  /** Whether its bodies are as small as they can be made. */
  readonly effort: Effort
  hits = 0
  readonly #made: Made
  readonly #bornAt: number
  readonly #bodies: Partial<Bodies>
  readonly #fields: readonly Field[]
  readonly #validators: Validators
  readonly #vary: readonly Field[]
  readonly #heads = new Map<Coding | 'unchanged', Head>()

  private constructor(made: Made, bodies: Partial<Bodies>, effort: Effort) {
    const { captured, keepable, askedAt, askedWith } = made
    // Of the body one copy in every coding is enough.
    this.#made = { ...made, captured: { ...captured, body: Buffer.alloc(0) } }
    this.status = captured.status
    this.tags = keepable.tags
    this.effort = effort
    this.#bodies = bodies
    this.#fields = fieldsOf(captured)
    const { etag, 'last-modified': lastModified } = captured.headers as Record<string, string | undefined>
    this.#validators = { etag, lastModified }
    this.#vary = keepable.vary.map((name) => [name, said(askedWith, name)])
    this.#bornAt = askedAt - keepable.age * 1_000
    this.expiresAt = askedAt + keepable.seconds * 1_000
    this.refreshAt = askedAt + keepable.seconds * 750
    this.size = OVERHEAD + this.#fields.flat().join('').length + lengthOf(Object.values(bodies))
  }

  static async make(made: Made, effort: Effort = 'quick'): Promise<KeptPage> {
    const { body, headers } = made.captured
    const isFixed = /\bno-transform\b/i.test(fieldOf(headers, 'cache-control'))
    const contentType = isFixed ? '' : fieldOf(headers, 'content-type')
    return new KeptPage(made, await codedBodies(body, contentType, effort), effort)
  }

  /** The same page with bodies as small as they can be made. */
  async withBestBodies(): Promise<KeptPage> {
    const body = Buffer.from(this.#bodies.identity ?? '', 'latin1')
    const better = await KeptPage.make({ ...this.#made, captured: { ...this.#made.captured, body } }, 'best')
    better.refreshAt = this.refreshAt
    return better
  }

  /** Whether it was made of a request like this one, in all that its `Vary` names (RFC 9111 §4.1). */
  suits(headers: IncomingHttpHeaders): boolean {
    for (const [name, value] of this.#vary) if (said(headers, name) !== value) return false
    return true
  }

  /** Answers a GET or HEAD request, with 304 where the client has it already. */
  answer({ method, headers }: IncomingMessage, response: ServerResponse, now: number): void {
    this.hits += 1
    const second = Math.floor((now - this.#bornAt) / 1_000)
    if (this.status === 200 && isUnchanged(headers, this.#validators)) {
      response.writeHead(304, this.#head('unchanged', second)).end()
      return
    }
    const accepted = codingFor(headers['accept-encoding'])
    const coding = this.#bodies[accepted] === undefined ? 'identity' : accepted
    response.writeHead(this.status, this.#head(coding, second))
    if (method === 'HEAD') response.end()
    else response.end(this.#bodies[coding], 'latin1')
  }

  /** The header fields; made anew once a second, since they tell the age. */
  #head(kind: Coding | 'unchanged', second: number): string[] {
    const before = this.#heads.get(kind)
    if (before?.second === second) return before.fields
    const fields = this.#fields.filter(([name]) => kind !== 'unchanged' || !ofTheBody.has(name)).flat()
    if (kind !== 'unchanged') fields.push('content-length', String(this.#bodies[kind]?.length ?? 0))
    if (kind === 'br' || kind === 'gzip') fields.push('content-encoding', kind)
    fields.push('age', String(second))
    this.#heads.set(kind, { second, fields })
    return fields
  }
}

export type Made = {
  captured: Captured
  keepable: Keepable
  /** When the origin was asked, by `performance.now()`. */
  askedAt: number
  /** What it was asked with. */
  askedWith: IncomingHttpHeaders
}

function fieldsOf({ headers }: Captured): Field[] {
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): Field => [name, one]),
  )
  return fields.filter(([name]) => name !== 'age')
}

/** A field as one line, its white space evened out. */
function said(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).replace(/\s*,\s*/g, ',').trim()
}

const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0)
