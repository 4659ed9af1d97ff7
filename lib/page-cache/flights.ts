/** One piece of work under way for a key, shared by all who wait for it. */
export type Flight<Result> = { readonly startedAt: number; readonly landed: Promise<Result> }

type Airborne<Result> = Flight<Result> & { next: Promise<Flight<Result>> | null }

/** One piece of work a key at a time, however many ask for it at once. */
export class Flights<Result> {
  readonly #airborne = new Map<string, Airborne<Result>>()

  /** Joins the work that runs for this key, or begins it. */
  join(key: string, begin: () => Promise<Result>): Flight<Result> {
    return this.#airborne.get(key) ?? this.#start(key, begin)
  }

  /**
   * Begins work for this key once the one that runs has ended, together with all who ask until then: what it finds is
   * never older than the question.
   */
  async joinNext(key: string, begin: () => Promise<Result>): Promise<Flight<Result>> {
    const running = this.#airborne.get(key)
    if (!running) return this.#start(key, begin)
    running.next ??= running.landed.then(
      () => this.join(key, begin),
      () => this.join(key, begin),
    )
    return running.next
  }

  #start(key: string, begin: () => Promise<Result>): Flight<Result> {
    const startedAt = performance.now()
    const landed = begin().finally(() => this.#airborne.delete(key))
    const flight = { startedAt, landed, next: null }
    this.#airborne.set(key, flight)
    return flight
  }
}
