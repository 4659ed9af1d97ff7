import type { Contribution, Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { type ContributionMove, contributionMoves } from './contribution-moves.ts'

type Step = {
  move: ContributionMove
  by: Actor
  /** For the newsroom. */
  reason?: string
  /** What the contributor's page says, where the table's words do not say enough. */
  wording?: string
  /** For the audit trail, too: nothing that somebody wrote of himself. */
  details?: Prisma.InputJsonObject
}

/** What every move of a contribution leaves behind, in its transaction: the step on its record and the audit entry. To be
 *  called with the row as it is after the move. */
export async function recordStep(
  tx: Tx,
  { id, state, version }: Pick<Contribution, 'id' | 'state' | 'version'>,
  { move, by, reason = '', wording, details = {} }: Step,
): Promise<void> {
  const { event, publicWording } = contributionMoves[move]
  await tx.contributionStep.create({
    data: {
      contributionId: id,
      event,
      state,
      editorId: editorIdOf(by),
      actor: by.name,
      reason,
      publicWording: wording ?? publicWording,
      details,
    },
  })
  await recordAudit(tx, {
    event,
    by,
    about: { subject: 'contribution', id },
    details: { ...details, state, version },
  })
}
