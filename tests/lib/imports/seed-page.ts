import { readFileSync } from 'node:fs'

/** The page of the first article, as it was collected, and its lines. */
export const seedBytes: Uint8Array = readFileSync(new URL('../../../prisma/seed/lecong.txt', import.meta.url))
export const seedText: string = Buffer.from(seedBytes).toString('utf8')
export const seedLines: readonly string[] = seedText.split('\n')

/** The number (from 1) of the line that begins so. */
export function lineThat(begins: string): number {
  const at = seedLines.findIndex((line) => line.startsWith(begins))
  if (at < 0) throw new Error(`the seed has no line that begins with ${begins}`)
  return at + 1
}

/** The page with one line put in the place of another; nothing takes it out. */
export function withLine(number: number, ...instead: string[]): string {
  return seedLines.toSpliced(number - 1, 1, ...instead).join('\n')
}
