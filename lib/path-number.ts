const LARGEST = 2_147_483_647

/** The number of an article or a version that a path segment is, in its one spelling; null for everything else. */
export function pathNumber(segment: string): number | null {
  if (!/^[1-9]\d{0,9}$/.test(segment)) return null
  const id = Number(segment)
  return id > LARGEST ? null : id
}
