import { halfWidth } from '../text/half-width.ts'

export const MAX_VIEWS = 1_000_000_000

const COUNT =
  /^(\d{1,3}(?:,\d{3})+|\d{1,20})(\.\d{1,4})?\s?(万|亿|w)?\+?\s?(?:人次|次|人)?(?=$|[\s|([\u3010;]|,(?!\d))/i
const UNITS: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 亿: 100_000_000 }

/** A count, and the length of what was read (UTF-16 code units). */
export type ReadCount = { count: number; length: number }

/** The count at the beginning of a text: 811, 1,811, 1.2万, 811次. Null for
 *  anything else, and for a count above MAX_VIEWS. */
export function readCount(text: string): ReadCount | null {
  const found = COUNT.exec(halfWidth(text))
  if (found === null) return null
  const [all, whole = '', fraction = '', unit = ''] = found
  if (fraction !== '' && unit === '') return null
  const count = Math.round(Number(whole.replaceAll(',', '') + fraction) * (UNITS[unit.toLowerCase()] ?? 1))
  return count <= MAX_VIEWS ? { count, length: all.length } : null
}
