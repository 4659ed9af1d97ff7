const LARGEST = 2_147_483_647

/** The number of an article or a version in a path segment, 1 to 2³¹ − 1 without leading zeros; null for anything else. */
export function pathNumber(segment: string): number | null {
  if (!/^[1-9]\d{0,9}$/.test(segment)) return null
  const id = Number(segment)
  return id > LARGEST ? null : id
}
