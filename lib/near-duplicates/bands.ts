const BANDS = 4
const BITS = 16

/** Texts whose hashes differ in no more bits are nearly the same: other spaces and marks, a source line, a tenth of the
 *  words changed. Different articles differ in 19 and more. */
export const NEAR = 7

/** The four parts of a hash, each with its number in front, as they are stored and looked up. */
export function bandsOf(hash: bigint): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const value = Number((hash >> BigInt(band * BITS)) & 0xffffn)
    return band * 2 ** BITS + value
  })
}

/**
 * What to look for to find every hash that differs in at most NEAR bits: of seven differing bits in four parts, one part
 * has at most one of them. So each part as it is, and with each of its bits turned.
 */
export function probesOf(hash: bigint): number[] {
  return bandsOf(hash).flatMap((band) => [
    band,
    ...Array.from({ length: BITS }, (_, bit) => band ^ (1 << bit)),
  ])
}
