import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { policyFor } from '../policies/policy-for.ts'
import { storedBodySchema } from './body/body.ts'
import { claim } from './claim.ts'
import { assertPublishable, textOf } from './content.ts'
import { purgeArticlePages } from './purge-article-pages.ts'
import { recordChange } from './record-change.ts'
import { articleIdSchema, versionSchema } from './schema.ts'
import { makeShareLinks } from './share-links.ts'
import { enterText } from './text-identity.ts'

const schema = z.object({ id: articleIdSchema, version: versionSchema })

/** Shows a draft to readers, under the disclaimer that is in force for its origin now.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function publishArticle(
  editor: Editor,
  input: unknown,
): Promise<{ id: number; version: number }> {
  permit(editor, 'article.publish')
  const seen = parseInput(schema, input)
  return transaction(async (tx) => {
    const article = await claim(tx, seen, 'publish')
    const text = await textOf(tx, article)
    const body = storedBodySchema.parse(article.body)
    assertPublishable({ ...text, body }, article.origin)
    const policyId = await policyFor(tx, article.origin)
    const published = await tx.article.update({
      where: { id: article.id },
      data: { publishedAt: article.publishedAt ?? new Date(), policyId, editorId: editor.id },
    })
    // Collected from elsewhere it is this article.
    await enterText(tx, article.id, { ...text, body })
    await makeShareLinks(tx, article.id)
    await recordChange(tx, article, {
      event: 'article_published',
      by: editor,
      details: { version: article.version },
      revision: { text, live: true },
      topic: 'article.published',
    })
    await purgeArticlePages(tx, published)
    return { id: article.id, version: article.version }
  })
}
