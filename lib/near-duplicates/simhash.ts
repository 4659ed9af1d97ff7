/** Fewer grams say too little of a text to compare it by. */
const MIN_GRAMS = 20
const NOT_WORDS = /[^\p{L}\p{N}]+/gu

/**
 * The 64-bit SimHash of a text (Charikar 2002) over its runs of three letters or digits, whatever stands between them: two
 * texts are the more alike the fewer bits differ. Null for a text that is too short to say.
 */
export function simhash(text: string): bigint | null {
  const letters = text.normalize('NFKC').toLowerCase().replace(NOT_WORDS, '')
  const grams = letters.length - 2
  if (grams < MIN_GRAMS) return null
  const counts = new Int32Array(64)
  for (let at = 0; at < grams; at += 1) {
    const [one, two, three] = [letters.charCodeAt(at), letters.charCodeAt(at + 1), letters.charCodeAt(at + 2)]
    count(counts, 0, mixed(one, two, three, 0x9e3779b9))
    count(counts, 32, mixed(one, two, three, 0x85ebca6b))
  }
  let hash = 0n
  for (let bit = 63; bit >= 0; bit -= 1) hash = (hash << 1n) | ((counts[bit] ?? 0) > 0 ? 1n : 0n)
  return hash
}

/** How many bits of two hashes differ, from 0 to 64. */
export function distance(one: bigint, other: bigint): number {
  let differing = 0
  for (let left = BigInt.asUintN(64, one ^ other); left > 0n; left &= left - 1n) differing += 1
  return differing
}

/** The bits of a gram's hash vote: the ones for, the zeroes against. */
function count(counts: Int32Array, from: number, hash: number): void {
  for (let bit = 0; bit < 32; bit += 1) {
    const at = from + bit
    counts[at] = (counts[at] ?? 0) + (((hash >>> bit) & 1) * 2 - 1)
  }
}

/** 32 bits of three code units; the last steps are those of MurmurHash3. */
function mixed(one: number, two: number, three: number, seed: number): number {
  let hash = Math.imul(seed ^ one, 0xcc9e2d51)
  hash = Math.imul((hash >>> 15) ^ hash ^ two, 0x1b873593)
  hash = Math.imul((hash >>> 13) ^ hash ^ three, 0x85ebca6b)
  hash = Math.imul((hash >>> 13) ^ hash, 0xc2b2ae35)
  return (hash >>> 16) ^ hash
}
