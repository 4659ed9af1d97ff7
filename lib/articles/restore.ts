import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { prose } from '../text/fields.ts'
import { claim } from './claim.ts'
import { purgeArticlePages } from './purge-article-pages.ts'
import { recordChange, reviveRevision } from './record-change.ts'
import { articleIdSchema, versionSchema } from './schema.ts'

const schema = z.object({
  id: articleIdSchema,
  version: versionSchema,
  note: z.string('请写明恢复的理由').pipe(prose(1_000, '说明')).pipe(z.string().min(1, '请写明恢复的理由')),
})

/** Brings a taken-down article back: the same address, the same text, its views with it.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function restoreArticle(
  editor: Editor,
  input: unknown,
): Promise<{ id: number; version: number }> {
  permit(editor, 'article.restore')
  const { note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const article = await claim(tx, seen, 'restore')
    await tx.takedown.updateMany({
      where: { articleId: article.id, restoredAt: null },
      data: { restoredAt: new Date(), restoredById: editor.id, restoreNote: note },
    })
    await reviveRevision(tx, article.id)
    await recordChange(tx, article, {
      event: 'article_restored',
      by: editor,
      details: { note },
      topic: 'article.restored',
    })
    await purgeArticlePages(tx, article)
    return { id: article.id, version: article.version }
  })
}
