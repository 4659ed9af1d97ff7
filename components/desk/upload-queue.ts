/** What is done in its turn; `signal` ends it. It tells itself of its failures. */
type Run = (signal: AbortSignal) => Promise<void>

/** Uploads at the same time: one that waits for the portal leaves the line to another. */
const AT_ONCE = 2

/** Runs uploads in the order in which they came, a few at a time. */
export class UploadQueue {
  readonly #running = new Map<number, AbortController>()
  #waiting: { key: number; run: Run }[] = []

  add(key: number, run: Run): void {
    this.#waiting.push({ key, run })
    this.#start()
  }

  /** Ends one that runs, and takes one that waits out of the line. */
  end(key: number): void {
    this.#waiting = this.#waiting.filter((one) => one.key !== key)
    this.#running.get(key)?.abort()
  }

  endAll(): void {
    this.#waiting = []
    for (const controller of this.#running.values()) controller.abort()
  }

  #start(): void {
    while (this.#running.size < AT_ONCE) {
      const next = this.#waiting.shift()
      if (!next) return
      void this.#run(next)
    }
  }

  async #run({ key, run }: { key: number; run: Run }): Promise<void> {
    const controller = new AbortController()
    this.#running.set(key, controller)
    try {
      await run(controller.signal)
    } finally {
      this.#running.delete(key)
      this.#start()
    }
  }
}
