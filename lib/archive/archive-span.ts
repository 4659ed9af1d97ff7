import { startOfShanghaiDay } from '../time.ts'

/** A year, a month or a day of the archive, as numbers in Shanghai's calendar. */
export type ArchiveSpan = {
  year: number
  /** 1 to 12. */
  month: number | null
  day: number | null
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
  const span = { year: y, month: month === undefined ? null : m, day: day === undefined ? null : d, from }
  return { ...span, until: startAfter(span) }
}

function startAfter({ year, month, day }: Omit<ArchiveSpan, 'from' | 'until'>): Date {
  const next =
    month === null
      ? Date.UTC(year + 1, 0, 1)
      : day === null
        ? Date.UTC(year, month, 1)
        : Date.UTC(year, month - 1, day + 1)
  return new Date(next - 8 * 3_600_000)
}

/** `2026年`, `2026年11月`, `2026年11月27日` */
export function spanName({ year, month, day }: Pick<ArchiveSpan, 'year' | 'month' | 'day'>): string {
  return `${year}年${month === null ? '' : `${month}月`}${day === null ? '' : `${day}日`}`
}
