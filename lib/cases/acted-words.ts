import type { Acted } from './acted-articles.ts'

/** What is to be said of a restoring that did not bring back everything; empty where it did. Of another case it says nothing. */
export function exceptionOf({ restored = [], heldByOthers = [], untouched = [] }: Acted): string {
  if (heldByOthers.length + untouched.length === 0) return ''
  return restored.length > 0
    ? '其中因其他原因仍不展示的内容除外。'
    : '涉及的内容因其他原因仍不展示，没有因本案恢复。'
}

const RESTORED = '涉及的内容已恢复展示。'
const REMOVED = '涉及的内容已删除。'

/** The words of a move that gives back articles, which must not say more than was done. */
export function restoredWording(words: string | null, acted: Acted): string {
  const { restored = [], inSight = [] } = acted
  const said = restored.length + inSight.length > 0 ? RESTORED : '本案对涉及内容的暂停展示已经解除。'
  return `${(words ?? '').replace(RESTORED, said)}${exceptionOf(acted)}`
}

/** The words of a move that removes articles, likewise. */
export function removedWording(words: string | null, { removed = [], untouched = [] }: Acted): string {
  if (untouched.length === 0) return words ?? ''
  const said =
    removed.length > 0
      ? `${REMOVED}其中此前已因其他原因不再展示的内容除外。`
      : '本案决定删除；涉及的内容此前已因其他原因不再展示。'
  return (words ?? '').replace(REMOVED, said)
}

/** The articles that readers see after a restoring. */
export function shownAgain({ restored = [], inSight = [] }: Acted): number[] {
  return [...restored, ...inSight]
}
