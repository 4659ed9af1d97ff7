import { HOUR_MS } from '../time.ts'
import type { ViewClass } from './classify.ts'
import type { ViewEvent } from './event.ts'

/** The numbers that a batch adds to one row. */
export type Tally = { articleId: number; hour: Date } & Record<ViewClass, number>

/** The numbers for each article and hour (UTC), in the order in which rows must be locked. */
export function tallyByHour(events: readonly ViewEvent[]): Tally[] {
  return tally(events, ({ at }) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS))
}

/** The numbers for each article, in the order in which rows must be locked. */
export function tallyByArticle(events: readonly ViewEvent[]): Tally[] {
  return tally(events, () => new Date(0))
}

function tally(events: readonly ViewEvent[], hourOf: (event: ViewEvent) => Date): Tally[] {
  const rows = new Map<string, Tally>()
  for (const event of events) {
    const { articleId } = event
    const hour = hourOf(event)
    const name = `${articleId} ${hour.getTime()}`
    const row = rows.get(name) ?? { articleId, hour, human: 0, robot: 0, preview: 0, suspect: 0, staff: 0 }
    row[event.class] += 1
    rows.set(name, row)
  }
  return [...rows.values()].sort((a, b) => a.hour.getTime() - b.hour.getTime() || a.articleId - b.articleId)
}
