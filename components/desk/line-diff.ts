export type DiffLine = { kind: 'same' | 'gone' | 'new'; text: string }

/** The shortest way from one list of lines to the other (longest common subsequence); lines that stay are kept. */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  // The middle alone is compared line by line: its table grows with the square.
  const middle = middleDiff(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  return [...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))]
}

const same = (lines: readonly string[]) => lines.map((text) => ({ kind: 'same', text }) as const)

function middleDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  const common = commonLengths(before, after)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [gone, added] = [before[i], after[j]]
    if (gone !== undefined && gone === added) {
      lines.push({ kind: 'same', text: gone })
      i += 1
      j += 1
    } else if (gone !== undefined && (added === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ kind: 'gone', text: gone })
      i += 1
    } else if (added !== undefined) {
      lines.push({ kind: 'new', text: added })
      j += 1
    }
  }
  return lines
}

/** For every pair of positions, how many lines the rests have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = rows[i]
    for (let j = after.length - 1; row && j >= 0; j -= 1)
      row[j] =
        before[i] === after[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
  }
  return rows
}

const at = (rows: Uint16Array[], i: number, j: number) => rows[i]?.[j] ?? 0

/** What changed with one line around it; `null` stands for lines left out. */
export function shortened(lines: readonly DiffLine[]): (DiffLine | null)[] {
  const near = (index: number) => [-1, 0, 1].some((step) => (lines[index + step]?.kind ?? 'same') !== 'same')
  const shown: (DiffLine | null)[] = []
  lines.forEach((line, index) => {
    if (near(index)) shown.push(line)
    else if (shown.at(-1) !== null) shown.push(null)
  })
  return shown
}
