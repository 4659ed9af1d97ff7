import type { ByteRange } from '../media/media-storage.ts'

/** More parts than any player asks for. */
const MOST_PARTS = 20

/**
 * What a `Range` field asks of a file of this size (RFC 9110 §14.2): one part of it; null for all of it, also where the
 * field is malformed or wants parts that lie apart, which may be ignored; `unsatisfiable` where it has none of them.
 */
export function byteRange(field: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const [, list] = /^\s*bytes\s*=(.*)$/i.exec(field ?? '') ?? []
  if (list === undefined) return null
  const wanted = list.split(',', MOST_PARTS + 1).map((part) => boundsOf(part, size))
  if (wanted.length > MOST_PARTS || wanted.some((one) => one === null)) return null
  const there = wanted.filter(
    (one): one is ByteRange => one !== null && one.start < size && one.start <= one.end,
  )
  if (there.length === 0) return 'unsatisfiable'
  return joined(there)
}

/** A part that the file need not have; null where it is malformed. */
function boundsOf(part: string, size: number): ByteRange | null {
  const [, first = '', last = ''] = /^\s*(\d*)\s*-\s*(\d*)\s*$/.exec(part) ?? []
  if (first === '' && last === '') return null
  if (first === '')
    return { start: Number(last) === 0 ? size : Math.max(0, size - Number(last)), end: size - 1 }
  if (last !== '' && Number(last) < Number(first)) return null
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

/** Parts that overlap or touch are one; null where a gap is left. */
function joined(parts: readonly ByteRange[]): ByteRange | null {
  const [first, ...others] = parts.toSorted((one, other) => one.start - other.start)
  if (!first) return null
  const whole = { ...first }
  for (const { start, end } of others) {
    if (start > whole.end + 1) return null
    whole.end = Math.max(whole.end, end)
  }
  return whole
}
