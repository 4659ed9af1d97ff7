import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { prose } from '../text/text-fields.ts'
import { claim } from './claim.ts'
import { recordChange } from './record-change.ts'
import { type Seen, seenSchema } from './schema.ts'
import { moves } from './status.ts'

const schema = seenSchema.extend({
  note: z.string('请写明恢复的理由').pipe(prose(1_000, '说明')).pipe(z.string().min(1, '请写明恢复的理由')),
})

/** Brings a taken-down article back: the same address, the same text, its views with it.
 *  @throws DomainError not-found | wrong-state | conflict */
export async function restore(tx: Tx, actor: Actor, seen: Seen, note: string): Promise<Seen> {
  const article = await claim(tx, seen, 'restore')
  await tx.takedown.updateMany({
    where: { articleId: article.id, restoredAt: null },
    data: {
      restoredAt: new Date(),
      restoredById: editorIdOf(actor),
      restoredByName: actor.name,
      restoreNote: note,
    },
  })
  await recordChange(tx, article, { move: 'restore', by: actor, details: { note } })
  return { id: article.id, version: article.version }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function restoreArticle(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.restore.permission)
  const { note, ...seen } = parseInput(schema, input)
  return transaction((tx) => restore(tx, editor, seen, note))
}
