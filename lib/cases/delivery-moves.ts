import type { CaseMove } from './case-moves.ts'

/** The steps that say what became of a counter-notice on its way to the claimant (民法典 §1196); the newest holds. */
export const deliveryMoves: readonly CaseMove[] = [
  'receive-counter',
  'record-counter',
  'reopen-for-counter',
  'follow-late-counter',
  'find-counter-undeliverable',
  'record-delivery',
]
