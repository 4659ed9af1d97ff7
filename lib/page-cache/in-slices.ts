import { setTimeout as sleep } from 'node:timers/promises'

const SLICE_MS = 2
const PAUSE_MS = 20
/** Reading the clock costs as much as looking at a few items. */
const BETWEEN_CLOCKS = 32

/** Visits all items, a short while at a time, so that nobody waits for it; keeps no process alive. */
export async function inSlices<Item>(items: Iterable<Item>, visit: (item: Item) => void): Promise<void> {
  let visited = 0
  let end = performance.now() + SLICE_MS
  for (const item of items) {
    visit(item)
    visited += 1
    if (visited % BETWEEN_CLOCKS !== 0 || performance.now() < end) continue
    await sleep(PAUSE_MS, undefined, { ref: false })
    end = performance.now() + SLICE_MS
  }
}
