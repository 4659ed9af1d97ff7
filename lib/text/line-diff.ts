import { diffArrays } from 'diff'

export type DiffLine = { kind: 'same' | 'gone' | 'new'; text: string }

/** With more changed lines than this, finding what stayed takes longer than a person wants to wait (a third of a second
 *  for 2,000 on the slowest machine tried); the lines are then all gone and all new. */
const MOST_EDITS = 2_000

/** The shortest way from one list of lines to the other (Myers 1986); lines that stay are kept. */
export function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS })
  if (!changes) return [...before.map(as('gone')), ...after.map(as('new'))]
  return changes.flatMap(({ added, removed, value }) =>
    value.map(as(added ? 'new' : removed ? 'gone' : 'same')),
  )
}

const as = (kind: DiffLine['kind']) => (text: string) => ({ kind, text })

/** What changed with one line around it; `null` stands for lines left out. */
export function shortened<Line extends DiffLine>(lines: readonly Line[]): (Line | null)[] {
  const near = (index: number) => [-1, 0, 1].some((step) => (lines[index + step]?.kind ?? 'same') !== 'same')
  const shown: (Line | null)[] = []
  lines.forEach((line, index) => {
    if (near(index)) shown.push(line)
    else if (shown.at(-1) !== null) shown.push(null)
  })
  return shown
}
