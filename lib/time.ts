/** Dates here are Asia/Shanghai (UTC+8, no summer time since 1991), whatever the server's zone says. */
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

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

/** The instant at which a day (`YYYY-MM-DD`) begins in Shanghai; null when there is no such day. */
export function startOfShanghaiDay(day: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = new Date(`${day}T00:00:00+08:00`)
  return Number.isNaN(at.getTime()) || shanghaiDate(at) !== day ? null : at
}

/** The instant of the last midnight in Shanghai at or before `at`. */
export function lastShanghaiMidnight(at: Date): Date {
  const local = at.getTime() + OFFSET_MS
  return new Date(local - (((local % DAY_MS) + DAY_MS) % DAY_MS) - OFFSET_MS)
}
