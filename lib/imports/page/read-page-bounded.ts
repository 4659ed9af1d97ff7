import { Worker } from 'node:worker_threads'
import { DomainError } from '../../errors.ts'
import type { FoundArticle, PageOrigin } from './read-article-page.ts'

export type PageTask = { bytes: Uint8Array; origin: PageOrigin }
export type PageAnswer = { found: FoundArticle } | { refusal: string }

const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
const TIME_LIMIT_MS = 20_000

/**
 * Reads the article of a web page in a thread of its own with bounded time and memory: a page can be made so that its
 * reading takes minutes or gigabytes.
 * @throws DomainError invalid-input where there is no article, or reading it exceeds the bounds
 */
export async function readPageBounded(
  bytes: Uint8Array,
  origin: PageOrigin,
  { timeLimitMs = TIME_LIMIT_MS, signal }: { timeLimitMs?: number; signal?: AbortSignal } = {},
): Promise<FoundArticle> {
  signal?.throwIfAborted()
  const task: PageTask = { bytes, origin }
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: LIMITS,
  })
  const stop = AbortSignal.any([AbortSignal.timeout(timeLimitMs), ...(signal ? [signal] : [])])
  try {
    const answer = await answerOf(worker, stop)
    if ('refusal' in answer) throw new DomainError('invalid-input', answer.refusal)
    return answer.found
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker, stop: AbortSignal): Promise<PageAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PageAnswer>()
  const tooMuch = (cause?: unknown) =>
    new DomainError('invalid-input', '这一页太大或太复杂，没有读完。', { cause })
  worker.once('message', resolve)
  worker.once('error', (error) => reject(isOutOfMemory(error) ? tooMuch(error) : error))
  worker.once('exit', () => reject(tooMuch()))
  stop.addEventListener('abort', () => reject(isTimeout(stop.reason) ? tooMuch(stop.reason) : stop.reason), {
    once: true,
  })
  return promise
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const isTimeout = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'
