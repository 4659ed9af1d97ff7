import { createHash } from 'node:crypto'
import { damaged, ROWS_END } from './format.ts'

const NEWLINE = 0x0a
/** A line of JSON names a table's columns, or every sequence. */
const MAX_JSON_BYTES = 1_000_000
const END = Buffer.from(ROWS_END)
const END_AFTER_ROW = Buffer.from(`\n${ROWS_END}`)

/** Reads a backup: a line of JSON at a time, or the rows of a table in chunks of whole lines. */
export class LineReader {
  readonly #source: AsyncGenerator<Buffer>
  readonly #hash = createHash('sha256')
  /** Bytes read from the source and not yet returned; they begin at the beginning of a line. */
  #buffer: Buffer = Buffer.alloc(0)

  constructor(source: AsyncGenerator<Buffer>) {
    this.#source = source
  }

  /** SHA-256 of everything returned so far. */
  sum(): string {
    return this.#hash.copy().digest('hex')
  }

  /** @throws DomainError invalid-input when there is no complete line */
  async line(): Promise<string> {
    for (;;) {
      const newline = this.#buffer.indexOf(NEWLINE)
      if (newline >= 0) return this.#take(newline + 1).toString('utf8', 0, newline)
      if (this.#buffer.length > MAX_JSON_BYTES || !(await this.#more())) throw damaged()
    }
  }

  /** The rows up to the line after the table's last row, which is read, too.
   *  @throws DomainError invalid-input when that line is missing */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#buffer.subarray(0, END.length).equals(END)) return void this.#take(END.length)
      const end = this.#buffer.indexOf(END_AFTER_ROW)
      const whole = (end >= 0 ? end : this.#buffer.lastIndexOf(NEWLINE)) + 1
      if (whole > 0) yield this.#take(whole)
      else if (!(await this.#more())) throw damaged()
    }
  }

  /** @throws DomainError invalid-input when anything follows */
  async end(): Promise<void> {
    if (this.#buffer.length > 0 || (await this.#more())) throw damaged()
  }

  async close(): Promise<void> {
    await this.#source.return(undefined)
  }

  #take(bytes: number): Buffer {
    const taken = this.#buffer.subarray(0, bytes)
    this.#buffer = this.#buffer.subarray(bytes)
    this.#hash.update(taken)
    return taken
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next()
    if (done) return false
    this.#buffer = this.#buffer.length > 0 ? Buffer.concat([this.#buffer, value]) : value
    return true
  }
}
