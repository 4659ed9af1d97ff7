import { databaseNow } from '#lib/db/database-now.ts'
import type { TakeDownReason } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'

/** Why an article is taken from readers: `note` is for the newsroom alone. */
export type Removal = { reason: TakeDownReason; note: string }

/** The same, as it was decided in a case. The note names nobody: it stands in the audit trail. */
export type CaseRemoval = Removal & { caseId: number }

type Kept = Removal & { caseId?: number; isSuspension?: boolean }

/** Keeps the record of a removal. One that is in force ends with it, and stays. */
export async function keepTakedown(tx: Tx, actor: Actor, articleId: number, removal: Kept): Promise<void> {
  const replaced = await endTakedown(tx, actor, articleId, null)
  await tx.takedown.create({
    data: { articleId, ...removal, replacesId: replaced, editorId: editorIdOf(actor), actor: actor.name },
  })
}

/** Ends the removal that is in force.
 *  @param note why the article is restored; null where another removal takes its place
 *  @returns its number; null where none is in force */
export async function endTakedown(
  tx: Tx,
  actor: Actor,
  articleId: number,
  note: string | null,
): Promise<number | null> {
  const [ended] = await tx.takedown.updateManyAndReturn({
    where: { articleId, restoredAt: null },
    data: {
      restoredAt: await databaseNow(tx),
      restoredById: editorIdOf(actor),
      restoredByName: actor.name,
      restoreNote: note,
    },
    select: { id: true },
  })
  return ended?.id ?? null
}
