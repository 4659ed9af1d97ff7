import { type CalendarSpan, endOfShanghaiSpan, startOfShanghaiDay } from '../time.ts'

/** A year, a month or a day of the archive. */
export type ArchiveSpan = CalendarSpan & {
  from: Date
  /** The moment after its last one. */
  until: Date
}

/** The span of `2026`, `2026`/`11` or `2026`/`11`/`27`; null for anything that is no day, month or year of four digits. */
export function archiveSpan(year: string, month?: string, day?: string): ArchiveSpan | null {
  const parts = [year, month ?? '01', day ?? '01']
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(parts.join('-'))) return null
  const from = startOfShanghaiDay(parts.join('-'))
  if (from === null) return null
  const [y = 0, m = 0, d = 0] = parts.map(Number)
  const span = { year: y, month: month === undefined ? null : m, day: day === undefined ? null : d }
  return { ...span, from, until: endOfShanghaiSpan(span) }
}
