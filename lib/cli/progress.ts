const EVERY_MS = 2_000

/** How far a long command is, on standard error: one line that is written over on a terminal, else one now and then. */
export class Progress {
  readonly #what: string
  readonly #total: number
  readonly #start = Date.now()
  #said = Date.now()

  constructor(what: string, total: number) {
    this.#what = what
    this.#total = total
  }

  /** Says that so many are done, at most every two seconds. */
  at(done: number): void {
    if (Date.now() - this.#said < EVERY_MS) return
    this.#said = Date.now()
    const rate = (done / ((Date.now() - this.#start) / 1_000)).toFixed(1)
    const line = `${this.#what} ${done}/${this.#total}，每秒 ${rate}`
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
  }

  /** Takes the line away. */
  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  }
}
