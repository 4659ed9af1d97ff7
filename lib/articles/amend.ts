import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { prose } from '../text/fields.ts'
import { storedBodySchema } from './body/body.ts'
import { claim } from './claim.ts'
import { assertPublishable, changesBetween, columnsOf, textOf } from './content.ts'
import { purgeArticlePages } from './purge-article-pages.ts'
import { recordChange, retireRevision } from './record-change.ts'
import { articleIdSchema, contentSchema, versionSchema } from './schema.ts'
import { enterText } from './text-identity.ts'

const schema = contentSchema.extend({
  id: articleIdSchema,
  version: versionSchema,
  note: prose(500, '更正说明').default(''),
})

/** Changes a published article. What alters words that readers saw needs a public correction note.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function amendArticle(editor: Editor, input: unknown): Promise<{ id: number; version: number }> {
  permit(editor, 'article.amend')
  const { id, version, note, ...content } = parseInput(schema, input)
  return transaction(async (tx) => {
    const before = await claim(tx, { id, version }, 'amend')
    assertPublishable(content, before.origin)
    const textBefore = await textOf(tx, before)
    const { words, others } = changesBetween(content, textBefore)
    assertNoted(note, words, others)

    const amendedAt = note === '' ? before.amendedAt : new Date()
    const data = { ...(await columnsOf(tx, content)), amendedAt, editorId: editor.id }
    const article = await tx.article.update({ where: { id }, data })
    // Other sites go on showing the text of before.
    await enterText(tx, id, { ...textBefore, body: storedBodySchema.parse(before.body) })
    await enterText(tx, id, content)
    if (note !== '')
      await tx.correction.create({
        data: { articleId: id, version: article.version, note, editorId: editor.id },
      })
    const details = { version: article.version, changed: [...words, ...others], note }
    await retireRevision(tx, id)
    await recordChange(tx, article, {
      event: 'article_amended',
      by: editor,
      details,
      revision: { text: await textOf(tx, article), live: true },
      topic: 'article.amended',
    })
    const isNamedAsBefore = !details.changed.some((field) => field === 'title' || field === 'cityId')
    await purgeArticlePages(tx, article, { cityBefore: before.cityId, isNamedAsBefore })
    return { id, version: article.version }
  })
}

function assertNoted(note: string, words: readonly string[], others: readonly string[]): void {
  if (words.length + others.length === 0)
    throw new DomainError('invalid-input', '没有任何改动。', { fields: { '': '没有任何改动' } })
  if (words.length === 0 || note !== '') return
  throw new DomainError('invalid-input', '改动了读者看过的文字，须有更正说明。', {
    fields: { note: '请填写更正说明' },
    details: { changed: words },
  })
}
