import { type CaseFigures, readCaseFigures } from './case-figures.ts'
import type { ClosedCase } from './closed-case.ts'
import { readClosedCases } from './published.ts'

/** What the page of a year, or of all years, shows: figures, and the cases that were received last. */
export type Transparency = { figures: CaseFigures; latest: readonly ClosedCase[] }

const LATEST = 20

export async function readTransparency(year?: number): Promise<Transparency> {
  const [figures, { cases }] = await Promise.all([
    readCaseFigures(year),
    readClosedCases({ year, limit: LATEST }),
  ])
  return { figures, latest: cases }
}
