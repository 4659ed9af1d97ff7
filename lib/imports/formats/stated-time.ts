import { halfWidth } from '../../text/half-width.ts'

const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/
const TIME = /^[T\s]*(\d{1,2})\s*[:时点]\s*(\d{1,2})\s*分?(?:[:]?\s*(\d{1,2})\s*秒?(?:\.\d+)?)?\s*/
const ZONE = /^(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i

/** The moment that a table or a record states: `2023-08-18`, `2023年8月18日 9时5分`, `2023/8/18 09:05:00`, ISO 8601, RFC
 *  5322, seconds since 1970. Without a zone it is Shanghai's. Null for anything else. */
export function statedTime(text: string): Date | null {
  const given = halfWidth(text).trim()
  if (/^\d{9,10}$/.test(given)) return new Date(Number(given) * 1_000)
  if (/^\d{12,13}$/.test(given)) return new Date(Number(given))
  const date = DATE.exec(given)
  if (!date) return /^[A-Za-z]{3},? \d/.test(given) ? validOf(new Date(given)) : null
  const after = given.slice(date[0].length)
  const time = TIME.exec(after)
  const zone = after.slice(time?.[0].length ?? 0).trim()
  if (zone !== '' && !ZONE.test(zone)) return null
  const [, year = '', month = '', day = ''] = date
  const [, hour = '0', minute = '0', second = '0'] = time ?? []
  const two = (number: string) => number.padStart(2, '0')
  const offset =
    zone === '' ? '+08:00' : /^[+-]/.test(zone) ? zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2') : 'Z'
  const iso = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`
  const isDay = !Number.isNaN(Date.parse(`${iso}Z`)) && new Date(`${iso}Z`).toISOString().startsWith(iso)
  return isDay ? validOf(new Date(iso + offset)) : null
}

function validOf(at: Date): Date | null {
  return Number.isNaN(at.getTime()) ? null : at
}
