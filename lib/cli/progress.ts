const EVERY_MS = 2_000

/** Progress of a long command on standard error: one line that is overwritten on a terminal, else a line every two seconds. */
export class Progress {
  readonly #what: string
  readonly #total: number
  readonly #start = Date.now()
  #shownAt = Date.now()

  constructor(what: string, total: number) {
    this.#what = what
    this.#total = total
  }

  /** Shows how many are done, at most every two seconds. */
  at(done: number): void {
    if (Date.now() - this.#shownAt < EVERY_MS) return
    this.#shownAt = Date.now()
    const rate = (done / ((Date.now() - this.#start) / 1_000)).toFixed(1)
    const line = `${this.#what} ${done}/${this.#total}，每秒 ${rate}`
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
  }

  /** Clears the line. */
  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}
