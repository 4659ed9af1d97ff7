/** Dates here are Asia/Shanghai (UTC+8, no summer time since 1991), whatever the server's zone says. */
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
const OFFSET_MS = 8 * HOUR_MS

/** `2023-08-18`: the day in Shanghai. */
export function shanghaiDate(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** `2023-08-18 09:05`: day and minute in Shanghai. */
export function shanghaiMinute(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** `2023-08-18T09:05:00+08:00` (RFC 3339). */
export function shanghaiTimestamp(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** The instant at which a minute (`2023-08-18 09:05`, or with a T) begins in Shanghai; null when there is no such minute. */
export function startOfShanghaiMinute(text: string): Date | null {
  const minute = text.trim().replace('T', ' ')
  if (!/^[1-9]\d{3}-\d{2}-\d{2} \d{2}:\d{2}$/.test(minute)) return null
  const at = new Date(`${minute.replace(' ', 'T')}:00+08:00`)
  return Number.isNaN(at.getTime()) || shanghaiMinute(at) !== minute ? null : at
}

/** The instant at which the minute of a moment begins: what is given by the minute is not before a second of it. */
export function startOfMinute(at: Date): Date {
  return new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS)
}

/** The instant at which a day (`YYYY-MM-DD`, of the years 1000 to 9998) begins in Shanghai; null when there is no such day. */
export function startOfShanghaiDay(day: string): Date | null {
  // Postgres knows no year 0, and after 9999 a date is written in another way.
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(day) || day.startsWith('9999')) return null
  const at = new Date(`${day}T00:00:00+08:00`)
  return Number.isNaN(at.getTime()) || shanghaiDate(at) !== day ? null : at
}

/** The instant at which a day ends in Shanghai and the next one begins; null when there is no such day. */
export function startOfNextShanghaiDay(day: string): Date | null {
  const start = startOfShanghaiDay(day)
  return start && new Date(start.getTime() + DAY_MS)
}

/** A year, a month of it (1 to 12) or a day of that, in Shanghai's calendar. */
export type CalendarSpan = { year: number; month: number | null; day: number | null }

/** The instant at which such a span ends in Shanghai and the next one begins. */
export function endOfShanghaiSpan({ year, month, day }: CalendarSpan): Date {
  if (month === null) return new Date(Date.UTC(year + 1, 0) - OFFSET_MS)
  const next = day === null ? Date.UTC(year, month) : Date.UTC(year, month - 1, day + 1)
  return new Date(next - OFFSET_MS)
}

/** The newest of some moments, of which null is none; the beginning of 1970 where there are none. */
export function newestOf(times: readonly (Date | null)[]): Date {
  return new Date(Math.max(0, ...times.map((time) => time?.getTime() ?? 0)))
}

/** The instant of the last midnight in Shanghai at or before `at`. */
export function lastShanghaiMidnight(at: Date): Date {
  const local = at.getTime() + OFFSET_MS
  return new Date(local - (((local % DAY_MS) + DAY_MS) % DAY_MS) - OFFSET_MS)
}

/** A year, a month or a day as it is written: `2026年`, `2026年11月`, `2026年11月27日`. */
export function chineseSpan({ year, month, day }: CalendarSpan): string {
  return `${year}年${month === null ? '' : `${month}月`}${day === null ? '' : `${day}日`}`
}

/** `2023年8月18日`: the day in Shanghai. */
export function chineseDate(at: Date): string {
  const [year = 0, month = 0, day = 0] = shanghaiDate(at).split('-').map(Number)
  return chineseSpan({ year, month, day })
}

/** As readers are told a day: `今天`, `11月26日`, `2023年8月18日` where the year is not this one. */
export function relativeDay(at: Date, now: Date): string {
  const day = shanghaiDate(at)
  if (day === shanghaiDate(now)) return '今天'
  const isThisYear = day.slice(0, 4) === shanghaiDate(now).slice(0, 4)
  return isThisYear ? chineseDate(at).replace(/^.*年/, '') : chineseDate(at)
}

/** The same with the minute where it is near: `今天 12:23`. */
export function relativeTime(at: Date, now: Date): string {
  return relativeDay(at, now) === '今天' ? relativeMinute(at, now) : relativeDay(at, now)
}

/** The same with the minute of any day: `11月26日 09:05`. Of a midnight nothing but the day is known. */
export function relativeMinute(at: Date, now: Date): string {
  const isDay = lastShanghaiMidnight(at).getTime() === at.getTime()
  return isDay ? relativeDay(at, now) : `${relativeDay(at, now)} ${shanghaiMinute(at).slice(11)}`
}

/** The day as a newspaper's head names it: `2026年11月27日 星期五`. */
export function dateline(at: Date): string {
  const weekday = '日一二三四五六'.charAt(new Date(at.getTime() + OFFSET_MS).getUTCDay())
  return `${chineseDate(at)} 星期${weekday}`
}
