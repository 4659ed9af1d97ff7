const NAME = 'spoken'

type Highlights = { set(name: string, highlight: unknown): void; delete(name: string): void }
// The types name what old browsers do not have.
const highlights = (CSS as unknown as { highlights?: Highlights }).highlights
const Highlight = (window as unknown as { Highlight?: new (range: Range) => unknown }).Highlight

/** Marks what is being read, and brings it in sight; where there are no highlights, as the selection. */
export function markSentence(range: Range): void {
  if (highlights && Highlight) highlights.set(NAME, new Highlight(range))
  else {
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
  }
  const box = range.getBoundingClientRect()
  if (box.top >= 0 && box.bottom <= innerHeight - 96) return
  const isQuick = matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollBy({ top: box.top - innerHeight / 3, behavior: isQuick ? 'auto' : 'smooth' })
}

export function unmarkSentence(): void {
  if (highlights && Highlight) highlights.delete(NAME)
  else getSelection()?.removeAllRanges()
}
