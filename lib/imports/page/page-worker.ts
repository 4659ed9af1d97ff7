import { parentPort, workerData } from 'node:worker_threads'
import { isDomainError } from '../../errors.ts'
import { readArticlePage } from './read-article-page.ts'
import type { PageAnswer, PageTask } from './read-page-bounded.ts'

/** Reads one page in a thread of its own; what is refused is told in words, since errors lose their class on the way. */
function answer({ bytes, origin }: PageTask): PageAnswer {
  try {
    return { found: readArticlePage(bytes, origin) }
  } catch (error) {
    if (isDomainError(error)) return { refusal: error.message }
    throw error
  }
}

// What `readPageBounded` gives.
parentPort?.postMessage(answer(workerData as PageTask))
