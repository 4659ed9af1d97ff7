import type { Acted } from './case-articles.ts'

/** What is to be said of a restoring that did not bring back everything; empty where it did. */
export function exceptionOf({ restored = [], heldByOthers = [], untouched = [] }: Acted): string {
  if (heldByOthers.length + untouched.length === 0) return ''
  return restored.length > 0
    ? '其中因其他案件暂停展示，或者因其他原因已不再展示的内容除外。'
    : '涉及的内容因其他案件仍暂停展示，或者因其他原因已不再展示，没有因本案恢复。'
}

const RESTORED = '涉及的内容已恢复展示。'

/** A move's words on the claimant's page, which must not say more than was done. */
export function restoredWording(words: string | null, acted: Acted): string {
  const { restored = [], inSight = [] } = acted
  const said = restored.length + inSight.length > 0 ? RESTORED : '本案对涉及内容的暂停展示已经解除。'
  return `${(words ?? '').replace(RESTORED, said)}${exceptionOf(acted)}`
}

/** The articles that readers see after a restoring. */
export function shownAgain({ restored = [], inSight = [] }: Acted): number[] {
  return [...restored, ...inSight]
}
