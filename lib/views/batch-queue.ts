import { DomainError } from '../errors.ts'

type Waiter<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

export type BatchOptions<Item, Result> = {
  /** The most items that may wait; further ones are refused. */
  capacity: number
  batchSize: number
  /** How long items wait for a busy writer before another one starts. */
  maxDelayMs: number
  /** The most batches that are written at once. */
  writers: number
  /** The number of waiting items from which on another writer starts at once. */
  extraWriterFrom: number
  /** Stores a batch, all or nothing; one result an item, in order. */
  write: (items: Item[]) => Promise<Result[]>
  /** Called once for each batch that could not be stored; its callers get `unavailable`. */
  onFailure?: (error: unknown) => void
}

/**
 * Group commit: items that arrive together are stored by one write, and each caller is answered when its item is stored.
 * An idle queue writes an item at once; items that arrive during a write form the next batch, so batches grow with the
 * load.
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

  /** The number of items that wait for a batch. */
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

  /** Refuses further items and writes all that wait. */
  async drain(): Promise<void> {
    this.#closed = true
    while (this.#waiting.length > 0 || this.#writing.size > 0) {
      this.#start()
      await Promise.race(this.#writing)
    }
  }

  #schedule(): void {
    const { batchSize, extraWriterFrom, maxDelayMs } = this.#options
    if (this.#waiting.length >= batchSize) this.#start()
    // After all items that arrive in this turn of the event loop.
    else if (this.#writing.size === 0 || this.#waiting.length >= extraWriterFrom)
      this.#immediate ??= setImmediate(() => this.#start())
    else this.#timer ??= setTimeout(() => this.#start(), maxDelayMs)
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
