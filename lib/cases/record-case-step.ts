import type { Prisma, RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { lawFor } from './case-move-row.ts'
import { type CaseMove, caseMove } from './case-moves.ts'
import { inWordsOf } from './notice-words.ts'

export type StepOf = {
  move: CaseMove
  by: Actor
  at: Date
  /** For the newsroom; it names nobody. */
  reason?: string
  /** What the claimant's page says, where the table's words do not say enough; null for nothing. */
  publicWording?: string | null
  /** The article of law, where it is another one than the table's. */
  law?: string
  /** For the audit trail, too: nothing that somebody wrote of himself. */
  details?: Prisma.InputJsonObject
}

/** What every move of a case leaves behind, in its transaction: the step on its record, which is never changed, and the audit
 *  entry. To be called with the row as it is after the move. */
export async function recordCaseStep(
  tx: Tx,
  { id, kind, state, version, outcome }: Pick<RightsCase, 'id' | 'kind' | 'state' | 'version' | 'outcome'>,
  { move, by, at, reason = '', publicWording, law, details = {} }: StepOf,
): Promise<void> {
  const row = caseMove(move)
  const wording = publicWording === undefined ? row.publicWording : publicWording
  await tx.caseStep.create({
    data: {
      ...{ caseId: id, at, event: move, state, reason, details },
      ...{ editorId: editorIdOf(by), actor: by.name },
      law: law ?? lawFor(row.law, kind),
      publicWording: wording === null ? null : inWordsOf(kind, wording),
    },
  })
  await recordAudit(tx, {
    ...{ event: row.event, by, about: { subject: 'case', id } },
    details: { ...details, state, version, ...(outcome && { outcome }) },
  })
}
