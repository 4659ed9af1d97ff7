/** A running call for a key, whose result is shared by all its callers. */
export type Call<Result> = {
  /** By `performance.now()`. */
  readonly startedAt: number
  readonly result: Promise<Result>
}

type RunningCall<Result> = Call<Result> & { next: Promise<Call<Result>> | null }

/** Duplicate call suppression (single-flight): at most one call for a key runs at a time. */
export class SingleFlight<Result> {
  readonly #running = new Map<string, RunningCall<Result>>()

  /** Joins the running call for this key, or starts one. */
  join(key: string, start: () => Promise<Result>): Call<Result> {
    return this.#running.get(key) ?? this.#start(key, start)
  }

  /**
   * Starts a call for this key after the running one has ended, and shares it with all callers until then. Its result is
   * never older than this request for it.
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
