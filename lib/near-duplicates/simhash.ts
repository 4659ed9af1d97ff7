/** Fewer grams say too little of a text to compare it by. */
const MIN_GRAMS = 20
/** Enough to count the grams of any text that is stored. */
const COUNTER_BITS = 24
const NOT_WORDS = /[^\p{L}\p{N}]+/gu

/**
 * The 64-bit SimHash of a text (Charikar 2002) over its runs of three letters or digits, whatever stands between them: two
 * texts are the more alike the fewer bits differ. Null for a text that is too short to say.
 */
export function simhash(text: string): bigint | null {
  const letters = text.normalize('NFKC').toLowerCase().replace(NOT_WORDS, '')
  const grams = letters.length - 2
  if (grams < MIN_GRAMS) return null
  const [low, high] = [new Int32Array(COUNTER_BITS), new Int32Array(COUNTER_BITS)]
  for (let at = 0; at < grams; at += 1) {
    const one = letters.charCodeAt(at)
    const two = letters.charCodeAt(at + 1)
    const three = letters.charCodeAt(at + 2)
    count(low, mixed(one, two, three, 0x9e3779b9))
    count(high, mixed(one, two, three, 0x85ebca6b))
  }
  return (BigInt(majority(high, grams)) << 32n) | BigInt(majority(low, grams))
}

/** How many bits of two hashes differ, from 0 to 64. */
export function distance(one: bigint, other: bigint): number {
  let differing = 0
  for (let left = BigInt.asUintN(64, one ^ other); left > 0n; left &= left - 1n) differing += 1
  return differing
}

/**
 * The bits of a gram's hash vote. Each of the 32 votes is counted in binary, and all of them at once: a number of the list
 * holds one digit of every count, the first one the lowest (a carry-save adder).
 */
function count(digits: Int32Array, hash: number): void {
  let carry = hash
  for (let at = 0; carry !== 0; at += 1) {
    const digit = digits[at] ?? 0
    digits[at] = digit ^ carry
    carry &= digit
  }
}

/** The bits for which more than half of the grams have voted. */
function majority(digits: Int32Array, grams: number): number {
  let hash = 0
  for (let bit = 0; bit < 32; bit += 1) {
    let votes = 0
    for (let at = 0; at < COUNTER_BITS; at += 1) votes += (((digits[at] ?? 0) >>> bit) & 1) << at
    if (2 * votes > grams) hash |= 1 << bit
  }
  return hash >>> 0
}

/** 32 bits of three code units; the last steps are those of MurmurHash3. */
function mixed(one: number, two: number, three: number, seed: number): number {
  let hash = Math.imul(seed ^ one, 0xcc9e2d51)
  hash = Math.imul((hash >>> 15) ^ hash ^ two, 0x1b873593)
  hash = Math.imul((hash >>> 13) ^ hash ^ three, 0x85ebca6b)
  hash = Math.imul((hash >>> 13) ^ hash, 0xc2b2ae35)
  return (hash >>> 16) ^ hash
}
