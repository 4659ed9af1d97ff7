import { setTimeout as sleep } from 'node:timers/promises'

const SLICE_MS = 2
const PAUSE_MS = 20
/** Reading the clock costs as much as visiting a few items. */
const ITEMS_PER_CLOCK_READ = 32

/** Visits all items in slices of 2 ms with pauses of 20 ms, so that the event loop is not blocked. The pauses do not keep
 *  the process alive. */
export async function inSlices<Item>(items: Iterable<Item>, visit: (item: Item) => void): Promise<void> {
  let visited = 0
  let end = performance.now() + SLICE_MS
  for (const item of items) {
    visit(item)
    visited += 1
    if (visited % ITEMS_PER_CLOCK_READ !== 0 || performance.now() < end) continue
    await sleep(PAUSE_MS, undefined, { ref: false })
    end = performance.now() + SLICE_MS
  }
}
