import type { Captured } from './capture.ts'
import type { Coding } from './coding.ts'
import type { Validators } from './conditional.ts'
import { fieldOf } from './keepable.ts'
import { bytesOfArray, bytesOfText } from './memory.ts'
import { sharedText } from './shared-text.ts'

/** RFC 9110 §15.4.5: what describes a body is left out where there is none. */
const ofTheBody = new Set(['content-type', 'content-encoding', 'content-length', 'content-language'])

type Answer = {
  /** How the body travels; null where none does, as with 304. */
  coding: Coding | null
  length: number
  /** Seconds since it was made. */
  age: number
}

/** The header fields of a kept page, from which those of each answer are made. */
export class PageHead {
  /** Names and values in turn, as Node takes them. */
  readonly #fields: readonly string[]
  readonly #status: number
  readonly validators: Validators
  readonly bytes: number

  /** @param isCoded whether the body travels in several codings, which are told apart by the request */
  constructor({ status, headers }: Captured, isCoded: boolean) {
    this.#status = status
    const vary = fieldOf(headers, 'vary')
    const all =
      isCoded && !/accept-encoding/i.test(vary)
        ? { ...headers, vary: vary === '' ? 'Accept-Encoding' : `${vary}, Accept-Encoding` }
        : headers
    const given = Object.entries(all)
      .filter(([name]) => name !== 'age')
      .flatMap(([name, value]) => [value].flat().flatMap((one) => [name, one]))
    const shared = given.map(sharedText)
    this.#fields = shared.map(({ text }) => text)
    const own = shared.filter(({ isNew }) => isNew)
    this.bytes = own.reduce((sum, { text }) => sum + bytesOfText(text), bytesOfArray(given.length))
    this.validators = { etag: this.#value('etag'), lastModified: this.#value('last-modified') }
  }

  /** The fields of an answer, names and values in turn. */
  of({ coding, length, age }: Answer): string[] {
    const fields = coding === null ? this.#withoutBody() : this.#fields.slice()
    const isCoded = coding === 'br' || coding === 'gzip'
    if (isCoded) weaken(fields)
    if (coding !== null && this.#status !== 204) fields.push('content-length', String(length))
    if (isCoded) fields.push('content-encoding', coding)
    fields.push('age', String(age))
    return fields
  }

  #withoutBody(): string[] {
    return this.#fields.filter((_, at, all) => !ofTheBody.has(all[at - (at % 2)] ?? ''))
  }

  #value(name: string): string | undefined {
    const at = this.#fields.findIndex((text, at) => at % 2 === 0 && text === name)
    return at < 0 ? undefined : this.#fields[at + 1]
  }
}

/** RFC 9110 §8.8.3.3: bodies that differ in their bytes have no strong tag in common. */
function weaken(fields: string[]): void {
  for (let at = 0; at < fields.length; at += 2) {
    if (fields[at] !== 'etag' || fields[at + 1]?.startsWith('W/')) continue
    fields[at + 1] = `W/${fields[at + 1]}`
  }
}
