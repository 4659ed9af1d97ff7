import { BoundedThread } from '../threads/bounded-thread.ts'
import type { FoundArticle, PageOrigin } from './read-article-page.ts'

export type PageTask = { bytes: Uint8Array; origin: PageOrigin }

const THREAD = new URL('./page-worker.ts', import.meta.url)
const TIME_LIMIT_MS = 20_000

/**
 * Reads the article of a web page in a thread of its own with bounded time and memory.
 * @throws DomainError invalid-input where there is no article, it cannot be read, or reading it exceeds the bounds
 */
export async function readPageBounded(
  bytes: Uint8Array,
  origin: PageOrigin,
  { timeLimitMs = TIME_LIMIT_MS, signal }: { timeLimitMs?: number; signal?: AbortSignal } = {},
): Promise<FoundArticle> {
  const thread = new BoundedThread<PageTask, FoundArticle>(THREAD, {
    timeLimitMs,
    memoryMb: 256,
    what: '这一页',
  })
  try {
    return await thread.read({ bytes, origin }, signal)
  } finally {
    await thread.close()
  }
}
