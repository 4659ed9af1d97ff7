import { lineDiff } from '#lib/text/line-diff.ts'

/** A stretch of `before` (from, to) in whose place `after` has another one. */
export type Hunk = { from: number; to: number; start: number; end: number }

/** Where two lists of lines differ, in order. */
export function lineHunks(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = []
  let open: Hunk | null = null
  let [i, j] = [0, 0]
  for (const { kind } of lineDiff(before, after)) {
    if (kind === 'same') open = null
    else if (!open) {
      open = { from: i, to: i, start: j, end: j }
      hunks.push(open)
    }
    if (kind !== 'new') i += 1
    if (kind !== 'gone') j += 1
    if (open) Object.assign(open, { to: i, end: j })
  }
  return hunks
}
