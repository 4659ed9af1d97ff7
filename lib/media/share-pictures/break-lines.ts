/** Widths of characters in parts of the size of the letters, as those of a Chinese serif are on average. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\p{Script=Han}\u2014\u2018-\u201d\u2026\u3000-\u30ff\uff00-\uff60]/u, 1],
  [/[MW@%&]/, 0.9],
  [/[A-Z]/, 0.7],
  [/[a-z\d]/, 0.58],
  [/[\s.,:;'|!ijl-]/, 0.34],
]

/** How wide a text is set, in parts of the size of its letters. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (widths.find(([of]) => of.test(one))?.[1] ?? 0.8), 0)
}

/**
 * The lines of a headline: as few as `width` allows, and of those divisions the one whose lines are most alike, so that no
 * line is left with two characters. Lines end between pieces; one that is wider than a line ends at its spaces,
 * and a word that is wider still is cut.
 * @param width of a line, in parts of the size of the letters
 */
export function breakLines(pieces: readonly string[], width: number): string[] {
  const wide = (part: string) => widthOf(part.trim()) > width
  const parts = pieces
    .flatMap((piece) => (wide(piece) ? piece.split(/(?<=\s)/) : [piece]))
    .flatMap((word) => (wide(word) ? [...word] : [word]))
  const best: { lines: string[]; cost: number }[] = [{ lines: [], cost: 0 }]
  for (let end = 1; end <= parts.length; end += 1) {
    const options = []
    for (let start = end - 1; start >= 0; start -= 1) {
      const line = parts.slice(start, end).join('').trim()
      const own = widthOf(line)
      if (own > width && start < end - 1) break
      const before = best[start]
      // A line costs more than any white space: few lines come first.
      if (before)
        options.push({ lines: [...before.lines, line], cost: before.cost + 10 + (1 - own / width) ** 2 })
    }
    best.push(options.reduce((one, other) => (other.cost < one.cost ? other : one)))
  }
  return (best.at(-1)?.lines ?? []).filter((line) => line !== '')
}

/** The first lines, with an ellipsis where there were more. */
export function firstLines(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines]
  const kept = lines.slice(0, most)
  return [...kept.slice(0, -1), `${[...(kept.at(-1) ?? '')].slice(0, -1).join('')}\u2026`]
}
