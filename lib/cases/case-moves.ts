import type { CaseMoveRow } from './case-move-row.ts'
import { counterMoves } from './counter-moves.ts'
import { decisionMoves } from './decision-moves.ts'
import { dmcaMoves } from './dmca-moves.ts'
import { forwardingMoves } from './forwarding-moves.ts'
import { noticeMoves } from './notice-moves.ts'
import { periodMoves } from './period-moves.ts'
import { registerMoves } from './register-moves.ts'

/** Every move a case can make. One that is not here does not exist. */
export const caseMoves = {
  ...noticeMoves,
  ...registerMoves,
  ...forwardingMoves,
  ...counterMoves,
  ...periodMoves,
  ...dmcaMoves,
  ...decisionMoves,
}

export type CaseMove = keyof typeof caseMoves

export const allCaseMoves = Object.keys(caseMoves) as CaseMove[]

/** A move's row, with the members that not every one has. */
export function caseMove(move: CaseMove): CaseMoveRow {
  return caseMoves[move]
}
