import { hasWindow, makeWindow } from './make-window.ts'
import { mostViewed } from './most-viewed.ts'
import { spansAt } from './spans.ts'
import { writeSnapshot } from './write-snapshot.ts'

/**
 * Brings 人气榜 up to now. Each hour everything is added up once; within the hour only the articles of the last lists and
 * those that were viewed since can be in one, their sums are those of the hour's beginning with its views, and only the
 * lists of their cities can change.
 */
export async function updateHotLists(now = new Date()): Promise<{ wasAddedUp: boolean; moved: boolean }> {
  const spans = spansAt(now)
  const wasAddedUp = !(await hasWindow(spans))
  if (wasAddedUp) await makeWindow(spans)
  return { wasAddedUp, moved: await writeSnapshot(spans, wasAddedUp ? await mostViewed(spans) : null) }
}
