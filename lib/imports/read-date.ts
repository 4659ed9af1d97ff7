import { halfWidth } from '../text/half-width.ts'
import { shanghaiDate, startOfShanghaiDay } from '../time.ts'

const DATE =
  /^(\d{4})\s{0,3}[-/.年]\s{0,3}(\d{1,2})\s{0,3}[-/.月]\s{0,3}(\d{1,2})\s{0,3}日?(?:\s{0,9}(?:星期|周)[一二三四五六日天])?(?:[\sT]{0,9}(\d{1,2})\s?[:时]\s?(\d{1,2})(?:\s?[:分]\s?(\d{1,2})(?:\.\d+)?秒?|分)?)?(?:Z|\+08:?00)?(?=$|[^\d:.])/

/** A day in Shanghai (`2023-08-18`), its time, and the length of what was read (UTF-16 code units). */
export type ReadDate = { on: string; at: Date; length: number }

/**
 * The date at the beginning of a text: 2023-08-18, 2023年8月18日, with `/` or `.`, with a time of day or
 * without, in half-width or full-width digits. Times are Asia/Shanghai. Null for anything else, and for an impossible date.
 */
export function readDate(text: string): ReadDate | null {
  const found = DATE.exec(halfWidth(text))
  if (found === null) return null
  const [all, year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = found
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const start = startOfShanghaiDay(on)
  if (start === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const at = new Date(start.getTime() + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000)
  return { on: shanghaiDate(at), at, length: all.length }
}
