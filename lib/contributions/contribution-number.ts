/** The number of a contribution as people say it: `T-0012`. */
export function contributionNumber(id: number): string {
  return `T-${String(id).padStart(4, '0')}`
}
