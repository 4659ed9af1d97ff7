/** Nobody needs a number beyond it, and to count a million rows takes seconds. */
export const MOST_COUNTED = 1_000

/** A number up to which was counted, and whether there are more. */
export type BoundedCount = { number: number; orMore: boolean }

/** What was counted, as far as numbers are told.
 *  @param orMore whether there may be more than was gone through */
export function boundedCount(number: number, orMore = false): BoundedCount {
  return { number: Math.min(number, MOST_COUNTED), orMore: orMore || number > MOST_COUNTED }
}

/** All of them together, in the same bounds. */
export function boundedSum(counts: readonly BoundedCount[]): BoundedCount {
  const number = counts.reduce((sum, one) => sum + one.number, 0)
  return boundedCount(
    number,
    counts.some(({ orMore }) => orMore),
  )
}

/** A number as it is shown: “1,000+” for more than a thousand. */
export function boundedNumber({ number, orMore }: BoundedCount): string {
  return `${number.toLocaleString('en')}${orMore ? '+' : ''}`
}
