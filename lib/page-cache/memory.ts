/** What V8 takes for things, on machines of 64 bits, in bytes. */

const WORD = 8

/** A string of one byte a character. */
export function bytesOfText(text: string): number {
  return 16 + Math.ceil(text.length / WORD) * WORD
}

/** An array, without what it refers to. */
export function bytesOfArray(length: number): number {
  return 48 + length * WORD
}
