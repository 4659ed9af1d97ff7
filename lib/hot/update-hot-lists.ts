import { hasWindow, makeWindow } from './make-window.ts'
import { mostViewed } from './most-viewed.ts'
import { spansAt } from './spans.ts'
import { writeSnapshot } from './write-snapshot.ts'

/**
 * Brings 人气榜 up to now. Each hour everything is added up once; within the hour only the articles of the last lists and
 * those that were viewed since can be in one, and their sums are those of the hour's beginning with its views.
 */
export async function updateHotLists(now = new Date()): Promise<{ wasAddedUp: boolean; moved: boolean }> {
  const spans = spansAt(now)
  const wasAddedUp = !(await hasWindow(spans))
  if (wasAddedUp) await makeWindow(spans)
  const others = wasAddedUp ? await mostViewed(spans) : []
  return { wasAddedUp, moved: await writeSnapshot(spans, others) }
}
