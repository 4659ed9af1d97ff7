import { createHash } from 'node:crypto'

const NEWLINE = 0x0a

/** The number of rows (lines) and their SHA-256. */
export class RowSum {
  rows = 0
  readonly #hash = createHash('sha256')

  add(chunk: Buffer): void {
    this.#hash.update(chunk)
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) this.rows += 1
  }

  /** To be called once, after the last row. */
  result(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.#hash.digest('hex') }
  }
}
