/** What a value of `text-align` or `align` says that a paragraph keeps; null for how text stands by itself. */
export function alignmentOf(value = ''): 'center' | 'right' | null {
  if (value === 'center' || value === '-webkit-center') return 'center'
  return value === 'right' || value === 'end' || value === '-webkit-right' ? 'right' : null
}
