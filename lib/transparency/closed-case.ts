import type { CaseKind, CaseOutcome } from '#lib/db/generated/enums.ts'
import type { ArticleEnd } from '../cases/outcome-words.ts'

/** What was done about a notice, in Lumen's words. */
export type ActionTaken = 'Yes' | 'No' | 'Partial'

/** A closed case as the public may know it. */
export type ClosedCase = {
  id: number
  kind: CaseKind
  outcome: CaseOutcome
  /** Whether an editor has confirmed that its claimant is foreign. */
  isForeign: boolean
  /** Whether it was about a contribution, whose contributor was asked. */
  isAboutContribution: boolean
  receivedAt: Date
  /** When the notice had all its elements; null where they never came. */
  completeAt: Date | null
  acceptedAt: Date | null
  /** When its articles first left readers' sight, or were corrected. */
  actedAt: Date | null
  closedAt: Date
  /** When it was published instead of forwarded (条例 §15). */
  noticePublishedAt: Date | null
  /** Whether its text can still be read here. */
  isNoticeShown: boolean
  /** Those of its articles that readers have seen. */
  articles: readonly (ArticleEnd & { id: number })[]
  action: ActionTaken
  counterNotices: readonly { receivedAt: Date; forwardedAt: Date | null }[]
}

/** Some of them, newest first; `olderThan` is the case before which there are more. */
export type ClosedCaseList = { cases: readonly ClosedCase[]; olderThan: number | null }

const complied: readonly CaseOutcome[] = ['removed', 'blocked']

/** What was done: all of it removed or blocked is Yes, a part of it or a correction is Partial.
 *  @param outcomes those of its articles that have one of their own */
export function actionTaken(outcome: CaseOutcome, outcomes: readonly CaseOutcome[]): ActionTaken {
  const all = outcomes.length > 0 ? outcomes : [outcome]
  if (all.every((one) => complied.includes(one))) return 'Yes'
  return all.some((one) => complied.includes(one) || one === 'corrected') ? 'Partial' : 'No'
}
