import { DomainError } from '../errors.ts'

type Waiter<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

export type BatchOptions<Item, Result> = {
  /** How many may wait; the next one is refused. */
  capacity: number
  batchSize: number
  /** How long an item waits at most for a writer that is busy, before a second one starts. */
  gatherMs: number
  /** How many batches may be written at once. */
  writers: number
  /** So many that wait are worth another writer at once, though one is busy. */
  worthAWriter: number
  /** Stores a batch, all or nothing; one result an item, in order. */
  write: (items: Item[]) => Promise<Result[]>
  /** Hears once of each batch that could not be stored; those who wait hear no more than that it was so. */
  onFailure?: (error: unknown) => void
}

/**
 * Group commit: items that arrive together are written together, and each caller hears when its own item is stored.
 * At rest a view leaves at once; what arrives while one batch is written is the next one, so batches grow with the load.
 */
export class BatchQueue<Item, Result> {
  readonly #options: BatchOptions<Item, Result>
  #waiting: Waiter<Item, Result>[] = []
  readonly #writing = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #immediate: NodeJS.Immediate | undefined
  #closed = false

  constructor(options: BatchOptions<Item, Result>) {
    this.#options = options
  }

  /** How many items wait for a batch. */
  get depth(): number {
    return this.#waiting.length
  }

  /** Resolves once the item is stored.
   *  @throws DomainError unavailable when the queue is full or closed, or its batch could not be stored */
  push(item: Item): Promise<Result> {
    if (this.#closed || this.#waiting.length >= this.#options.capacity) return Promise.reject(unavailable())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      this.#schedule()
    })
  }

  /** Refuses what comes from now on and writes everything that waits. */
  async drain(): Promise<void> {
    this.#closed = true
    while (this.#waiting.length > 0 || this.#writing.size > 0) {
      this.#start()
      await Promise.race(this.#writing)
    }
  }

  #schedule(): void {
    const { batchSize, worthAWriter } = this.#options
    if (this.#waiting.length >= batchSize) this.#start()
    // Not at once, but after all that this turn of the event loop brings.
    else if (this.#writing.size === 0 || this.#waiting.length >= worthAWriter)
      this.#immediate ??= setImmediate(() => this.#start())
    else this.#timer ??= setTimeout(() => this.#start(), this.#options.gatherMs)
  }

  #start(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#immediate)
    this.#timer = undefined
    this.#immediate = undefined
    while (this.#waiting.length > 0 && this.#writing.size < this.#options.writers) {
      const writing = this.#write(this.#waiting.splice(0, this.#options.batchSize)).then(() => {
        this.#writing.delete(writing)
        if (this.#waiting.length > 0) this.#schedule()
      })
      this.#writing.add(writing)
    }
  }

  async #write(batch: Waiter<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.write(batch.map(({ item }) => item))
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index]
        if (result === undefined) reject(new Error('a batch was stored without a result for every item'))
        else resolve(result)
      }
    } catch (cause) {
      this.#options.onFailure?.(cause)
      for (const { reject } of batch) reject(unavailable(cause))
    }
  }
}

function unavailable(cause?: unknown): DomainError {
  const details = { retryAfter: 2 }
  return new DomainError(
    'unavailable',
    '现在记不下来，请稍后再试。',
    cause === undefined ? { details } : { details, cause },
  )
}
