import type { ViewEvent } from './event.ts'
import { REPEAT_MS } from './visitor-key.ts'

/**
 * Which of these views repeat an earlier one by the same visitor on the same article. Sliding: a repeat moves the
 * window too, so that somebody who keeps pressing reload counts once.
 * @param seenBefore when a view's visitor had been seen before the batch, in milliseconds; null for never
 * @returns the repeats, and by key (hex) the windows of visitors known before the batch that must be moved
 */
export function findRepeats(
  events: readonly ViewEvent[],
  seenBefore: (event: ViewEvent) => number | null,
): { repeats: Set<ViewEvent>; windows: Map<string, number> } {
  const repeats = new Set<ViewEvent>()
  const seenNow = new Map<string, number>()
  const windows = new Map<string, number>()
  for (const event of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const at = event.at.getTime()
    const before = seenBefore(event) ?? Number.NEGATIVE_INFINITY
    const names = event.keys.map((key) => key.toString('hex'))
    const seen = Math.max(before, ...names.map((name) => seenNow.get(name) ?? Number.NEGATIVE_INFINITY))
    if (names.length > 0 && at - seen <= REPEAT_MS) repeats.add(event)
    for (const name of names) {
      seenNow.set(name, Math.max(seen, at))
      if (before > Number.NEGATIVE_INFINITY) windows.set(name, Math.max(seen, at))
    }
  }
  return { repeats, windows }
}
