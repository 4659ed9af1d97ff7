/** Bytes that V8 allocates for values, on 64-bit machines. */

const WORD = 8

/** A string whose characters are all in Latin-1. */
export function bytesOfText(text: string): number {
  return 16 + Math.ceil(text.length / WORD) * WORD
}

/** An array, without the objects that it refers to. */
export function bytesOfArray(length: number): number {
  return 48 + length * WORD
}
