import { transaction } from '#lib/db/transaction.ts'
import { recordAudit } from '../audit/record.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { keepRevision } from '../revisions/keep.ts'
import { claim } from './claim.ts'
import { columnsOf, textOf } from './content.ts'
import { articleIdSchema, contentSchema, parseInput, versionSchema } from './schema.ts'

const schema = contentSchema.extend({ id: articleIdSchema, version: versionSchema })

/** Stores an editor's text in a draft; no reader sees it.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function saveDraft(editor: Editor, input: unknown): Promise<{ id: number; version: number }> {
  permit(editor, 'article.draft')
  const { id, version, ...content } = parseInput(schema, input)
  return transaction(async (tx) => {
    await claim(tx, { id, version }, 'save')
    const article = await tx.article.update({ where: { id }, data: await columnsOf(tx, content) })
    await keepRevision(tx, article, await textOf(tx, article), { live: false, by: editor })
    await recordAudit(tx, {
      event: 'article_saved',
      by: editor,
      articleId: id,
      details: { version: article.version },
    })
    return { id, version: article.version }
  })
}
