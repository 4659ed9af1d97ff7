import { Worker } from 'node:worker_threads'
import { DomainError } from '../../errors.ts'
import { reportFailure } from '../../report.ts'
import type { ThreadAnswer } from './answer-tasks.ts'

export type Bounds = {
  timeLimitMs: number
  /** Of the thread's heap; buffers are not counted. */
  memoryMb: number
  /** What is read, in a sentence about what was not: “这一页”. */
  what: string
}

/**
 * Reads tasks in a thread of its own, one after the other, with bounded time and memory each: a file or a page can be made
 * so that reading it takes minutes or gigabytes. The thread starts with the first task, and anew after one that was given
 * up. Whoever made it closes it.
 */
export class BoundedThread<Task, Found> {
  readonly #file: URL
  readonly #bounds: Bounds
  readonly #data: unknown
  #worker: Worker | null = null

  /** @param data what the thread has as its `workerData` */
  constructor(file: URL, bounds: Bounds, data: unknown = null) {
    this.#file = file
    this.#bounds = bounds
    this.#data = data
  }

  /** What is read of one task.
   *  @throws DomainError invalid-input where it is refused, cannot be read, or reading it exceeds the bounds; the signal's
   *    reason where that is aborted */
  async read(task: Task, signal?: AbortSignal): Promise<Found> {
    signal?.throwIfAborted()
    const answer = await this.#answer(task, signal)
    if ('found' in answer) return answer.found
    if ('refusal' in answer) throw new DomainError('invalid-input', answer.refusal)
    throw this.#tooMuch(answer.failure)
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  async #answer(task: Task, signal: AbortSignal | undefined): Promise<ThreadAnswer<Found>> {
    const worker = this.#started()
    const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer<Found>>()
    const fail = (failure: unknown) => resolve({ failure })
    const end = () => fail(new Error('the thread has ended'))
    const abort = () => reject(signal?.reason)
    const { timeLimitMs } = this.#bounds
    const timer = setTimeout(() => fail(new Error(`not read in ${timeLimitMs} ms`)), timeLimitMs)
    worker.once('message', resolve).once('error', fail).once('exit', end)
    signal?.addEventListener('abort', abort, { once: true })
    let isRead = false
    try {
      worker.postMessage(task)
      const answer = await promise
      isRead = !('failure' in answer)
      return answer
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      worker.off('message', resolve).off('error', fail).off('exit', end)
      // What it holds after a failure is not known.
      if (!isRead) await this.close()
    }
  }

  #started(): Worker {
    this.#worker ??= new Worker(this.#file, {
      workerData: this.#data,
      resourceLimits: {
        maxOldGenerationSizeMb: this.#bounds.memoryMb,
        maxYoungGenerationSizeMb: 32,
        stackSizeMb: 4,
      },
    })
      // An error that ends a thread between two tasks concerns neither of them.
      .on('error', () => {})
      .on('exit', () => {
        this.#worker = null
      })
    return this.#worker
  }

  /** Whatever the reason is: an error of the reader's own tells the same of the page, and is logged. */
  #tooMuch(cause: unknown): DomainError {
    const { what } = this.#bounds
    reportFailure(cause, 'what was to be imported could not be read')
    return new DomainError('invalid-input', `${what}太大或太复杂，没有读完。`, { cause })
  }
}
