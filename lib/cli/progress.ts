const EVERY_MS = 2_000

/** Progress of a long command on standard error: one line that is overwritten on a terminal, else a line every two seconds. */
export class Progress {
  readonly #what: string
  readonly #start = Date.now()
  #shownAt = Date.now()

  constructor(what: string) {
    this.#what = what
  }

  /** Shows how many of `total` are done, at most every two seconds. */
  at(done: number, total: number): void {
    this.#show(done, `${done}/${total}`)
  }

  /** Shows how many items are done, of a number that nobody knows, and what part of the input was read. */
  items(done: number, part: number | null): void {
    this.#show(done, part === null ? String(done) : `${done}（读了 ${Math.floor(part * 100)}%）`)
  }

  #show(done: number, shown: string): void {
    if (Date.now() - this.#shownAt < EVERY_MS) return
    this.#shownAt = Date.now()
    const rate = (done / ((Date.now() - this.#start) / 1_000)).toFixed(1)
    const line = `${this.#what} ${shown}，每秒 ${rate}`
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
  }

  /** Clears the line. */
  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}
