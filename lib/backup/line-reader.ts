import { createHash } from 'node:crypto'
import { damaged, ROWS_END } from './format.ts'

const NEWLINE = 0x0a
/** A line of JSON names a table's columns, or every sequence. */
const MOST_JSON_BYTES = 1_000_000
const END = Buffer.from(ROWS_END)
const END_AFTER_ROW = Buffer.from(`\n${ROWS_END}`)

/** Reads a backup's lines: one of JSON at a time, or the rows of a table in pieces of whole lines. */
export class LineReader {
  readonly #source: AsyncGenerator<Buffer>
  readonly #hash = createHash('sha256')
  /** What was read from the source and not yet taken; it begins at the beginning of a line. */
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncGenerator<Buffer>) {
    this.#source = source
  }

  /** SHA-256 of all that was taken so far. */
  sum(): string {
    return this.#hash.copy().digest('hex')
  }

  /** @throws DomainError invalid-input where there is no whole line */
  async line(): Promise<string> {
    for (;;) {
      const newline = this.#held.indexOf(NEWLINE)
      if (newline >= 0) return this.#take(newline + 1).toString('utf8', 0, newline)
      if (this.#held.length > MOST_JSON_BYTES || !(await this.#more())) throw damaged()
    }
  }

  /** The rows up to the end of their table, which is taken, too.
   *  @throws DomainError invalid-input where that does not come */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#held.subarray(0, END.length).equals(END)) return void this.#take(END.length)
      const end = this.#held.indexOf(END_AFTER_ROW)
      const whole = (end >= 0 ? end : this.#held.lastIndexOf(NEWLINE)) + 1
      if (whole > 0) yield this.#take(whole)
      else if (!(await this.#more())) throw damaged()
    }
  }

  /** @throws DomainError invalid-input when anything follows */
  async end(): Promise<void> {
    if (this.#held.length > 0 || (await this.#more())) throw damaged()
  }

  async close(): Promise<void> {
    await this.#source.return(undefined)
  }

  #take(bytes: number): Buffer {
    const taken = this.#held.subarray(0, bytes)
    this.#held = this.#held.subarray(bytes)
    this.#hash.update(taken)
    return taken
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next()
    if (done) return false
    this.#held = this.#held.length > 0 ? Buffer.concat([this.#held, value]) : value
    return true
  }
}
