export const MOST_VIEWS = 1_000_000_000

const COUNT =
  /^(\d{1,3}(?:,\d{3})+|\d{1,20})(\.\d{1,4})?\s?(万|亿|w)?\+?\s?(?:人次|次|人)?(?=$|[\s|([\u3010,;])/i
const UNITS: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 亿: 100_000_000 }

/** A count as a page writes it, and how many characters of the text it took. */
export type ReadCount = { count: number; length: number }

/** The count at the beginning of a text: 811, 1,811, 1.2万, 811次. Null for what is none, or beyond measure. */
export function readCount(text: string): ReadCount | null {
  const plain = text.replace(/[\uff01-\uff5e]/g, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0),
  )
  const found = COUNT.exec(plain)
  if (found === null) return null
  const [all, whole = '', fraction = '', unit = ''] = found
  if (fraction !== '' && unit === '') return null
  const count = Math.round(Number(whole.replaceAll(',', '') + fraction) * (UNITS[unit.toLowerCase()] ?? 1))
  return count <= MOST_VIEWS ? { count, length: all.length } : null
}
