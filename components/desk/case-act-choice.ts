import { type CaseKind, caseKinds } from '#lib/cases/case-kinds.ts'
import { type CaseMove, caseMove } from '#lib/cases/case-moves.ts'
import type { CaseOutcome } from '#lib/cases/case-outcomes.ts'
import type { CaseState } from '#lib/cases/case-states.ts'
import type { Permission } from '#lib/editors/permissions.ts'
import { type CaseAct, caseActKeys, caseActRow } from './case-acts.ts'

/** A case as the choice of acts needs it. */
export type ActingOn = {
  kind: CaseKind
  state: CaseState
  outcome: CaseOutcome | null
  /** How many articles of the portal it is about. */
  articles: number
  /** How many sources its reposts have. */
  sources: number
  /** How many of them have an address for claims of rights. */
  mailedSources: number
  /** The letter to the contributor did not reach him, and the notice was not published yet. */
  isUndeliverable: boolean
  /** A letter of the claimant has stopped the period in which he may complain or sue. */
  isPaused: boolean
  /** A side has written since an editor last acted. */
  hasUnread: boolean
  /** The day from which 17 U.S.C. §512(g) lets it be restored has come. */
  isRestorable: boolean
  /** How many bars it made that are in force (条例 §17). */
  bars: number
  /** No mail brings the contributor's statement to the claimant. */
  isCounterUndelivered: boolean
  /** A whole statement came after the removal, and was not forwarded. */
  hasLateCounter: boolean
  /** The contributor has not stated anything whole by the link that he was sent last. */
  isCounterOpen: boolean
  /** A decision waits for a second person. */
  isProposed: boolean
  /** Whether its claimant can be confirmed as a foreign one, or is; null where neither is to be said. */
  foreign: 'confirmable' | 'confirmed' | null
  /** Whether a whole counter-notice has the time of 17 U.S.C. §512(g). */
  isUnderDmca: boolean
}

/** What may be done with a case, the one primary act first.
 *  @param may whether the editor has a permission */
export function actsOn(on: ActingOn, may: (permission: Permission) => boolean) {
  const open = caseActKeys.filter(
    (act) =>
      isMeant(on, act) &&
      (act !== 'record-counter' || !restoresAtOnce(on) || may('case.decide')) &&
      (caseActRow(act).moves.some((move) => isOpenTo(on, move, may)) || isLateEntry(on, act, may)),
  )
  const primaries = primariesOf(on).filter((act) => !on.isProposed || !isDecision(act, on.state))
  const primary = primaries.find((act) => open.includes(act)) ?? null
  return { primary, others: open.filter((act) => act !== primary) }
}

/** Whether an act waits for a second person where the setting asks for two. A statement that an editor enters or takes up restores at
 *  once under copyright (条例 §17); in any other case its period begins, which one decides. */
export function isDecidedByTwo(act: CaseAct, on: Pick<ActingOn, 'kind' | 'state' | 'isUnderDmca'>): boolean {
  if (act === 'record-counter') return on.state === 'awaiting_counter' && restoresAtOnce(on)
  if (act === 'follow-late-counter' && !restoresAtOnce(on)) return false
  return isDecision(act, on.state)
}

const restoresAtOnce = ({ kind, isUnderDmca }: Pick<ActingOn, 'kind' | 'isUnderDmca'>) =>
  kind === 'copyright' && !isUnderDmca

function isDecision(act: CaseAct, state: CaseState): boolean {
  const moves = caseActRow(act).moves.map(caseMove)
  return moves.some(({ from, needsTwo = false }) => needsTwo && from.includes(state))
}

/** A statement on paper that came after the removal: who may decide enters it, and it is the contributor's move. */
function isLateEntry(on: ActingOn, act: CaseAct, may: (permission: Permission) => boolean): boolean {
  const { from, fromOutcomes = [], paths } = caseMove('receive-late-counter')
  const fits = from.includes(on.state) && on.outcome !== null && fromOutcomes.includes(on.outcome)
  const isOpen = fits && on.isCounterOpen && paths.includes(caseKinds[on.kind].path)
  return act === 'record-counter' && isOpen && may('case.accept') && may('case.decide')
}

/** Of several articles some can be chosen; of none that the portal knows one must be named. What rests on a fact is offered where it is
 *  so. */
function isMeant(on: ActingOn, act: CaseAct): boolean {
  switch (act) {
    case 'accept':
      return on.articles > 0
    case 'accept-some':
      return on.articles !== 1
    case 'record-source-told':
      return on.sources > 0
    case 'tell-source-again':
      return on.mailedSources > 0
    case 'lift-bar':
      return on.bars > 0
    case 'resume-period':
      return on.isPaused
    case 'read-messages':
      return on.hasUnread
    case 'follow-late-counter':
      return on.hasLateCounter
    case 'record-delivery':
      return on.isCounterUndelivered
    case 'confirm-foreign':
      return on.foreign === 'confirmable'
    case 'revoke-foreign':
      return on.foreign === 'confirmed'
    default:
      return true
  }
}

function isOpenTo(
  { kind, state, outcome }: ActingOn,
  move: CaseMove,
  may: (permission: Permission) => boolean,
) {
  const { from, fromOutcomes = [], paths, by } = caseMove(move)
  if (by === 'claimant' || by === 'contributor' || by === 'clock' || !may(by)) return false
  const fits = outcome === null ? from.includes(state) : fromOutcomes.includes(outcome)
  return fits && paths.includes(caseKinds[kind].path)
}

/** The acts of which the first that is open is the primary one. Where a notice reached nobody, 条例 §15 has it published; of other rights
 *  than copyright an editor decides, and who may not decide can send it again. */
function primariesOf({ kind, state, articles, isUndeliverable, isRestorable }: ActingOn): CaseAct[] {
  const byState: Record<CaseState, CaseAct[]> = {
    received: ['close-correction', articles > 0 ? 'accept' : 'accept-some'],
    need_info: [caseKinds[kind].path === 'correction' ? 'close-correction' : 'complete-at-desk'],
    accepted: ['follow-late-counter', 'remove'],
    awaiting_counter: isUndeliverable ? ['publish-notice', 'remove', 'forward-again'] : ['record-counter'],
    counter_received: [isRestorable ? 'restore' : 'record-delivery', 'hold'],
    litigation_hold: ['release-hold'],
    closed: [],
  }
  return byState[state]
}
