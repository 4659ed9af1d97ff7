import { z } from 'zod'
import { Origin } from '#lib/db/generated/enums.ts'
import { transaction } from '#lib/db/transaction.ts'
import { recordAudit } from '../audit/record.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { keepRevision } from '../revisions/keep.ts'
import { columnsOf, textOf } from './content.ts'
import { contentSchema } from './schema.ts'

const schema = contentSchema.extend({ origin: z.enum(Origin, '请选择类型') })

/** Starts an article as a draft. Its origin is fixed from here on.
 *  @throws DomainError forbidden | invalid-input */
export async function createDraft(editor: Editor, input: unknown): Promise<{ id: number; version: number }> {
  permit(editor, 'article.draft')
  const { origin, ...content } = parseInput(schema, input)
  return transaction(async (tx) => {
    const article = await tx.article.create({ data: { origin, ...(await columnsOf(tx, content)) } })
    await keepRevision(tx, article, await textOf(tx, article), { live: false, by: editor })
    await recordAudit(tx, {
      event: 'article_drafted',
      by: editor,
      articleId: article.id,
      details: { origin },
    })
    return { id: article.id, version: article.version }
  })
}
