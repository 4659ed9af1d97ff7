import { endOfShanghaiSpan, startOfShanghaiDay } from '../time.ts'

/** The year of an address, of four digits; null for anything else. */
export function yearOf(segment: string): number | null {
  return startOfShanghaiDay(`${segment}-01-01`) === null ? null : Number(segment)
}

/** A year in Shanghai as the bounds of a moment. */
export function yearBounds(year: number): { gte: Date; lt: Date } {
  return {
    gte: endOfShanghaiSpan({ year: year - 1, month: null, day: null }),
    lt: endOfShanghaiSpan({ year, month: null, day: null }),
  }
}
