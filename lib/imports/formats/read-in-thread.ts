import { Worker } from 'node:worker_threads'
import { DomainError } from '../../errors.ts'

/** What a thread says: what it read, or why it refused. */
export type ThreadAnswer<T> = { found: T } | { refusal: string }

const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
const TIME_LIMIT_MS = 60_000

/**
 * Reads a file in a thread of its own with bounded time and memory: one can be made so that reading it takes minutes or
 * gigabytes.
 * @throws DomainError invalid-input
 */
export async function readInThread<T>(
  thread: URL,
  bytes: Uint8Array,
  { signal, timeLimitMs = TIME_LIMIT_MS }: { signal: AbortSignal; timeLimitMs?: number },
): Promise<T> {
  signal.throwIfAborted()
  const worker = new Worker(thread, { workerData: bytes, resourceLimits: LIMITS })
  try {
    const answer = await answerOf<T>(worker, AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]))
    if ('refusal' in answer) throw new DomainError('invalid-input', answer.refusal)
    return answer.found
  } finally {
    await worker.terminate()
  }
}

function answerOf<T>(worker: Worker, stop: AbortSignal): Promise<ThreadAnswer<T>> {
  const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer<T>>()
  const tooMuch = (cause?: unknown) =>
    new DomainError('invalid-input', '这个文件太大或太复杂，没有读完。', { cause })
  worker.once('message', resolve)
  worker.once('error', (error: Error & { code?: string }) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(error) : error),
  )
  worker.once('exit', () => reject(tooMuch()))
  stop.addEventListener(
    'abort',
    () => reject(stop.reason?.name === 'TimeoutError' ? tooMuch(stop.reason) : stop.reason),
    { once: true },
  )
  return promise
}
