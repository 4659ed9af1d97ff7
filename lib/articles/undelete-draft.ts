import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { claim } from './claim.ts'
import { permitDeletion } from './permit-deletion.ts'
import { recordChange } from './record-change.ts'
import { articleIdSchema, versionSchema } from './schema.ts'

const schema = z.object({ id: articleIdSchema, version: versionSchema })

/** Brings back a draft that was deleted, by whoever may delete it.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function undeleteDraft(
  editor: Editor,
  input: unknown,
): Promise<{ id: number; version: number }> {
  permit(editor, 'article.draft')
  const seen = parseInput(schema, input)
  return transaction(async (tx) => {
    const article = await claim(tx, seen, 'undelete')
    await permitDeletion(tx, editor, article.id)
    await recordChange(tx, article, { event: 'article_undeleted', by: editor })
    return { id: article.id, version: article.version }
  })
}
