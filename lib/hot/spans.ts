import { DAY_MS, HOUR_MS, lastShanghaiMidnight } from '../time.ts'

/**
 * The spans of the hot lists at a moment: 24 hours with the one that runs; the day in Shanghai and six or 29 days before.
 * Hours are counted from 1970; in Shanghai a day begins with an hour.
 */
export function spansAt(now: Date) {
  const today = lastShanghaiMidnight(now)
  const hour = Math.floor(now.getTime() / HOUR_MS)
  return {
    /** The hour that runs, as a number and as the moment at which it began. */
    hour,
    hourStart: new Date(hour * HOUR_MS),
    day: new Date((hour - 23) * HOUR_MS),
    week: new Date(today.getTime() - 6 * DAY_MS),
    month: new Date(today.getTime() - 29 * DAY_MS),
  }
}

export type Spans = ReturnType<typeof spansAt>
