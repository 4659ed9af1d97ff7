import { z } from 'zod'
import { TakeDownReason } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { prose } from '../text/fields.ts'
import { storedBodySchema } from './body/body.ts'
import { claim } from './claim.ts'
import { textOf } from './content.ts'
import { purgeArticlePages } from './purge-article-pages.ts'
import { recordChange, retireRevision } from './record-change.ts'
import { articleIdSchema, versionSchema } from './schema.ts'
import { takeDownReasons } from './take-down-reasons.ts'
import { enterText } from './text-identity.ts'

const schema = z.object({
  id: articleIdSchema,
  version: versionSchema,
  reason: z.enum(TakeDownReason, '请选择下架原因'),
  note: z
    .string('请填写情况说明')
    .pipe(prose(1_000, '说明'))
    .pipe(z.string().min(1, '请填写情况说明，只供编辑部查阅')),
})

/** Takes a published article off every page. The text stays sealed for the record.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function takeDownArticle(
  editor: Editor,
  input: unknown,
): Promise<{ id: number; version: number; status: 410 | 451 }> {
  permit(editor, 'article.take-down')
  const { reason, note, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const article = await claim(tx, seen, 'take-down')
    await tx.takedown.create({ data: { articleId: article.id, reason, note, editorId: editor.id } })
    // The same text is refused when it is collected again.
    const { title, sourceName, body } = await textOf(tx, article)
    await enterText(tx, article.id, { title, sourceName, body: storedBodySchema.parse(body) })
    await retireRevision(tx, article.id)
    await recordChange(tx, article, {
      event: 'article_taken_down',
      by: editor,
      details: { reason, note },
      topic: 'article.taken-down',
    })
    await purgeArticlePages(tx, article)
    return { id: article.id, version: article.version, status: takeDownReasons[reason].status }
  })
}
