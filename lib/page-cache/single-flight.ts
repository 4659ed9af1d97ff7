/** One call under way for a key, whose result all who wait for it share. */
export type Call<Result> = {
  /** By `performance.now()`. */
  readonly startedAt: number
  readonly result: Promise<Result>
}

type RunningCall<Result> = Call<Result> & { next: Promise<Call<Result>> | null }

/** Duplicate suppression ("single-flight"): one call a key at a time, however many ask for it at once. */
export class SingleFlight<Result> {
  readonly #running = new Map<string, RunningCall<Result>>()

  /** Joins the call that runs for this key, or starts it. */
  join(key: string, start: () => Promise<Result>): Call<Result> {
    return this.#running.get(key) ?? this.#start(key, start)
  }

  /**
   * Starts a call for this key once the one that runs has ended, together with all who ask until then: its result is
   * never older than the question.
   */
  async joinNext(key: string, start: () => Promise<Result>): Promise<Call<Result>> {
    const running = this.#running.get(key)
    if (!running) return this.#start(key, start)
    running.next ??= running.result.then(
      () => this.join(key, start),
      () => this.join(key, start),
    )
    return running.next
  }

  #start(key: string, start: () => Promise<Result>): Call<Result> {
    const startedAt = performance.now()
    const result = start().finally(() => this.#running.delete(key))
    const call = { startedAt, result, next: null }
    this.#running.set(key, call)
    return call
  }
}
