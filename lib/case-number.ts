/** The number of a case as people say it: `C-0118`. */
export function caseNumber(id: number): string {
  return `C-${String(id).padStart(4, '0')}`
}
