import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordChanges } from './record-changes.ts'

/** Deletes many drafts in a few statements; each leaves behind what `moveDraft` leaves. Those that are no drafts any more
 *  stay.
 *  @returns the numbers of those that were deleted */
export async function deleteDrafts(tx: Tx, actor: Actor, ids: readonly number[]): Promise<number[]> {
  const deleted = await tx.article.updateManyAndReturn({
    where: { id: { in: [...ids] }, status: 'draft' },
    data: { status: 'deleted', version: { increment: 1 }, changedAt: new Date() },
    select: { id: true, version: true },
  })
  const changes = deleted.map((article) => ({ article, details: {} }))
  await recordChanges(tx, { move: 'delete', by: actor }, changes)
  return deleted.map(({ id }) => id)
}
