import type { BoundedCount } from '#lib/articles/desk-types.ts'

const MOST = 1_000

/** A number as it is shown: “1,000+” for a thousand or more. */
export function boundedNumber({ number, orMore }: BoundedCount): string {
  return `${number.toLocaleString('en')}${orMore ? '+' : ''}`
}

/** All of them together, in the same bounds. */
export function boundedSum(counts: readonly BoundedCount[]): BoundedCount {
  const number = counts.reduce((sum, one) => sum + one.number, 0)
  return { number: Math.min(number, MOST), orMore: number > MOST || counts.some(({ orMore }) => orMore) }
}
