import { parentPort, workerData } from 'node:worker_threads'
import { isDomainError } from '../../errors.ts'
import { type FoundDocx, readDocx } from './read-docx.ts'
import type { ThreadAnswer } from './read-in-thread.ts'

/** Reads one document in a thread of its own; what is refused is told in words, since errors lose their class on the way. */
async function answer(bytes: Uint8Array): Promise<ThreadAnswer<FoundDocx>> {
  try {
    return { found: await readDocx(Buffer.from(bytes)) }
  } catch (error) {
    if (isDomainError(error)) return { refusal: error.message }
    throw error
  }
}

// What `readInThread` gives.
parentPort?.postMessage(await answer(workerData as Uint8Array))
