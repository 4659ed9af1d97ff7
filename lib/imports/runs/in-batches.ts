import { type Found, isRefusal } from '../candidate.ts'
import { pauses } from './pauses.ts'

/** Something found, and its place in the input. */
export type Placed = { position: number; found: Found }

/** How much of the input was read: bytes of files, or addresses and files. */
export type Read = { done: number; total: number | null }

/** What is stored in one transaction. The next one is looked for meanwhile where this one is full; where finding takes
 *  long, each is stored before anything else is looked for. */
export type Batch = { items: Placed[]; read: Read; isFull: boolean }

/** The most items of one transaction, and the most bytes: of the file from which they are read (on a busy machine the
 *  database takes seconds to store more), and of their pictures. */
const MOST = 500
const MOST_READ = 2 * 1024 * 1024
const MOST_PICTURES = 8 * 1024 * 1024
/** A picture that is to be fetched holds no memory; entering it takes as long as that of so many bytes. */
const BYTES_OF_ADDRESS = 16 * 1024
/** What took longer to find is stored at once. */
const LONG_MS = 250

/**
 * What is found, each with its place, in batches of bounded size.
 * @param most after so many places it ends
 * @param readNow how much of the input is read by now
 * @param skippedNow how many items were left out by now, as the run has had them
 */
export async function* inBatches(
  found: AsyncIterable<Found>,
  { most, readNow, skippedNow = () => 0 }: { most: number; readNow: () => Read; skippedNow?: () => number },
): AsyncGenerator<Batch> {
  const pause = pauses()
  let [items, count, pictures, readBefore]: [Placed[], number, number, number] = [[], 0, 0, readNow().done]
  let since = performance.now()
  for await (const one of found) {
    count += 1
    const position = count + skippedNow()
    if (position > most) break
    items.push({ position, found: one })
    pictures += bytesOf(one)
    const isLong = performance.now() - since > LONG_MS
    const isFull =
      items.length >= MOST || readNow().done - readBefore >= MOST_READ || pictures >= MOST_PICTURES
    if (isFull || isLong || position >= most) {
      yield { items, read: readNow(), isFull: isFull && !isLong }
      ;[items, pictures, readBefore] = [[], 0, readNow().done]
    }
    if (position >= most) return
    await pause()
    since = performance.now()
  }
  if (items.length > 0) yield { items, read: readNow(), isFull: false }
}

/** What its pictures hold in memory, or stand for. */
function bytesOf(found: Found): number {
  if (isRefusal(found)) return 0
  return found.files.reduce((sum, file) => sum + ('bytes' in file ? file.bytes.length : BYTES_OF_ADDRESS), 0)
}
