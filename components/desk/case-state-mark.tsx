import { type CaseOutcome, caseOutcomes } from '#lib/cases/case-outcomes.ts'
import { type CaseState, caseStates } from '#lib/cases/case-states.ts'

const marks: Record<CaseState, string> = {
  received: 's down',
  need_info: 's wait',
  accepted: 's down',
  awaiting_counter: 's busy',
  counter_received: 's busy',
  litigation_hold: 's wait',
  closed: 's',
}

/** Where a case stands, and how it ended; the dot repeats what the words say. */
export function CaseStateMark({ state, outcome }: { state: CaseState; outcome: CaseOutcome | null }) {
  const end = outcome ? ` · ${caseOutcomes[outcome].name}` : ''
  return <span className={marks[state]}>{`${caseStates[state].name}${end}`}</span>
}
