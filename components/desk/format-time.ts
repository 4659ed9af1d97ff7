import { DAY_MS, shanghaiDate, shanghaiMinute } from '#lib/time.ts'

/** `今天 10:42`, `昨天 16:05`, otherwise `2023-08-18 09:00`; always in Shanghai. */
export function formatTime(at: Date, now = new Date()): string {
  const minute = shanghaiMinute(at)
  const day = shanghaiDate(at)
  if (day === shanghaiDate(now)) return `今天 ${minute.slice(11)}`
  if (day === shanghaiDate(new Date(now.getTime() - DAY_MS))) return `昨天 ${minute.slice(11)}`
  return minute
}
