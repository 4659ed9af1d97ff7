import type { ImportContext } from '../candidate.ts'

/** Counts the bytes that are read of several files, and says how many there are. An aborted run reads no more. */
export async function countedBytes<F>(
  files: readonly F[],
  sizeOf: (file: F) => Promise<number>,
  { progress, signal }: ImportContext,
): Promise<(bytes: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>> {
  let total = 0
  for (const file of files) total += await sizeOf(file)
  let done = 0
  return async function* (bytes) {
    for await (const chunk of bytes) {
      signal.throwIfAborted()
      yield chunk
      done += chunk.length
      progress(done, total)
    }
  }
}
