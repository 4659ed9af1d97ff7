import type { ViewEvent } from './event.ts'
import { REPEAT_MS, type VisitorKey } from './visitor-key.ts'

/** A visitor's row and the time of its last view, in milliseconds. */
export type Window = VisitorKey & { seen: number }

/**
 * The views that repeat an earlier one by the same visitor on the same article. The window slides: a repeat extends it, so
 * that a visitor who keeps reloading counts once.
 * @param seenBefore the time of the visitor's last view before this batch, in milliseconds; null for none
 * @returns the repeats, and the windows of visitors from before the batch that must be extended
 */
export function findRepeats(
  events: readonly ViewEvent[],
  seenBefore: (event: ViewEvent) => number | null,
): { repeats: Set<ViewEvent>; windows: Window[] } {
  const repeats = new Set<ViewEvent>()
  const seenNow = new Map<string, number>()
  const windows = new Map<string, Window>()
  for (const event of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const at = event.at.getTime()
    const before = seenBefore(event) ?? Number.NEGATIVE_INFINITY
    const names = event.keys.map(({ slot, key }) => `${slot} ${key.toString('hex')}`)
    const seen = Math.max(before, ...names.map((name) => seenNow.get(name) ?? Number.NEGATIVE_INFINITY))
    if (names.length > 0 && at - seen <= REPEAT_MS) repeats.add(event)
    for (const [index, visitor] of event.keys.entries()) {
      const name = names[index] ?? ''
      seenNow.set(name, Math.max(seen, at))
      if (before > Number.NEGATIVE_INFINITY) windows.set(name, { ...visitor, seen: Math.max(seen, at) })
    }
  }
  return { repeats, windows: [...windows.values()] }
}
