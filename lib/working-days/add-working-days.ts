import type { Client } from '#lib/db/rows.ts'
import { DAY_MS, lastShanghaiMidnight, shanghaiDate } from '../time.ts'
import { calendarYears, isWorkingDay } from './calendar-years.ts'

const MOST_DAYS = 1_000

/**
 * The moment at which a period of working days ends: the day of `from` does not count, and the period ends with the last of its
 * days, at 24:00 in Shanghai (民法典 §201, 203). If the calendar of a year is not known, Monday to Friday count.
 * @param days a whole number from 1 to 1000
 */
export async function addWorkingDays(client: Client, from: Date, days: number): Promise<Date> {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new RangeError(`a period of ${days} working days`)
  const years = await calendarYears(client)
  let at = lastShanghaiMidnight(from)
  for (let left = days; left > 0; ) {
    at = new Date(at.getTime() + DAY_MS)
    if (isWorkingDay(years, shanghaiDate(at))) left -= 1
  }
  return new Date(at.getTime() + DAY_MS)
}
