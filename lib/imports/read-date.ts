import { shanghaiDate, startOfShanghaiDay } from '../time.ts'

const DATE =
  /^(\d{4})\s{0,3}[-/.年]\s{0,3}(\d{1,2})\s{0,3}[-/.月]\s{0,3}(\d{1,2})\s{0,3}日?(?:\s{0,9}(?:星期|周)[一二三四五六日天])?(?:[\sT]{0,9}(\d{1,2})\s?[:时]\s?(\d{1,2})(?:\s?[:分]\s?(\d{1,2})(?:\.\d+)?秒?|分)?)?(?:Z|\+08:?00)?(?=$|[^\d:.])/

/** A time as a page writes it, and how many characters of the text it took. */
export type ReadDate = { on: string; at: Date; length: number }

/**
 * The date at the beginning of a text: 2023-08-18, 2023年8月18日, with / or . and any digits, with its time of the day
 * or without. Times are those of Shanghai. Null for what is none, and for a day or time that there is not.
 */
export function readDate(text: string): ReadDate | null {
  // Each full-width sign is one of these; nothing gets longer or shorter.
  const plain = text.replace(/[\uff01-\uff5e]/g, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0),
  )
  const found = DATE.exec(plain)
  if (found === null) return null
  const [all, year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = found
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const start = startOfShanghaiDay(on)
  if (start === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const at = new Date(start.getTime() + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000)
  return { on: shanghaiDate(at), at, length: all.length }
}
