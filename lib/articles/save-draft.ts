import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { claim } from './claim.ts'
import { changesBetween, columnsOf, textOf } from './content.ts'
import { recordChange } from './record-change.ts'
import { articleIdSchema, type Content, contentSchema, versionSchema } from './schema.ts'
import { moves } from './status.ts'

const schema = contentSchema.extend({ id: articleIdSchema, version: versionSchema })

/** Stores an editor's text in a draft; no reader sees it. A text that is there already makes no new version.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function saveDraft(editor: Editor, input: unknown): Promise<{ id: number; version: number }> {
  permit(editor, 'article.draft')
  const { id, version, ...content } = parseInput(schema, input)
  return transaction(async (tx) => {
    if (await isKept(tx, { id, version }, content)) return { id, version }
    await claim(tx, { id, version }, 'save')
    const article = await tx.article.update({ where: { id }, data: await columnsOf(tx, content) })
    const revision = { text: await textOf(tx, article), live: false }
    const details = { version: article.version }
    await recordChange(tx, article, { event: 'article_saved', by: editor, details, revision })
    return { id, version: article.version }
  })
}

/** Whether the draft stands at this version with this very text. */
async function isKept(tx: Tx, seen: { id: number; version: number }, content: Content): Promise<boolean> {
  const draft = await tx.article.findFirst({ where: { ...seen, status: { in: [...moves.save.from] } } })
  if (!draft) return false
  const { words, others } = changesBetween(content, await textOf(tx, draft))
  return words.length + others.length === 0
}
