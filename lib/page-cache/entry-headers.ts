import { fieldOf } from './cache-policy.ts'
import type { ContentEncoding } from './content-encoding.ts'
import type { OriginResponse } from './fetch-from-origin.ts'
import { bytesOfArray, bytesOfText } from './heap-size.ts'
import { internText } from './intern-text.ts'
import type { Validators } from './preconditions.ts'

/** Fields that describe a body, which are left out where none is sent (RFC 9110 §15.4.5). */
const representationFields = new Set([
  'content-type',
  'content-encoding',
  'content-length',
  'content-language',
])

type Answer = {
  /** Null where no body is sent, as with 304. */
  encoding: ContentEncoding | null
  /** Bytes of the body. */
  length: number
  /** Seconds since the response was generated. */
  age: number
}

/** The header fields of a cache entry, from which those of each response are computed. */
export class EntryHeaders {
  /** Names and values alternately, as `writeHead` accepts them. */
  readonly #fields: readonly string[]
  readonly #status: number
  readonly validators: Validators
  readonly bytes: number

  /** @param isCompressed whether the body is sent in several encodings, chosen by Accept-Encoding */
  constructor({ status, headers }: OriginResponse, isCompressed: boolean) {
    this.#status = status
    const vary = fieldOf(headers, 'vary')
    const all =
      isCompressed && !/accept-encoding/i.test(vary)
        ? { ...headers, vary: vary === '' ? 'Accept-Encoding' : `${vary}, Accept-Encoding` }
        : headers
    const given = Object.entries(all)
      .filter(([name]) => name !== 'age')
      .flatMap(([name, value]) => [value].flat().flatMap((one) => [name, one]))
    const shared = given.map(internText)
    this.#fields = shared.map(({ text }) => text)
    const own = shared.filter(({ isNew }) => isNew)
    this.bytes = own.reduce((sum, { text }) => sum + bytesOfText(text), bytesOfArray(given.length))
    this.validators = { etag: this.#value('etag'), lastModified: this.#value('last-modified') }
  }

  /** The fields of a response, names and values alternately. */
  of({ encoding, length, age }: Answer): string[] {
    const fields = encoding === null ? this.#withoutBody() : this.#fields.slice()
    const isCompressed = encoding === 'br' || encoding === 'gzip'
    if (isCompressed) weaken(fields)
    if (encoding !== null && this.#status !== 204) fields.push('content-length', String(length))
    if (isCompressed) fields.push('content-encoding', encoding)
    fields.push('age', String(age))
    return fields
  }

  #withoutBody(): string[] {
    return this.#fields.filter((_, at, all) => !representationFields.has(all[at - (at % 2)] ?? ''))
  }

  #value(name: string): string | undefined {
    const at = this.#fields.findIndex((text, at) => at % 2 === 0 && text === name)
    return at < 0 ? undefined : this.#fields[at + 1]
  }
}

/** Makes the entity tag weak: two encodings of a body are different bytes (RFC 9110 §8.8.3.3). */
function weaken(fields: string[]): void {
  for (let at = 0; at < fields.length; at += 2) {
    if (fields[at] !== 'etag' || fields[at + 1]?.startsWith('W/')) continue
    fields[at + 1] = `W/${fields[at + 1]}`
  }
}
