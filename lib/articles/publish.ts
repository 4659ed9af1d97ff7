import { z } from 'zod'
import { transaction } from '#lib/db/transaction.ts'
import { recordAudit } from '../audit/record.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput } from '../input.ts'
import { enqueue } from '../outbox/enqueue.ts'
import { policyFor } from '../policies/policy-for.ts'
import { keepRevision } from '../revisions/keep.ts'
import { makeShareLinks } from '../share/make-links.ts'
import { storedBodySchema } from './body.ts'
import { claim } from './claim.ts'
import { assertPublishable, textOf } from './content.ts'
import { expireArticle } from './expire-article.ts'
import { articleIdSchema, versionSchema } from './schema.ts'

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
    assertPublishable({ ...text, body: storedBodySchema.parse(article.body) }, article.origin)
    const policyId = await policyFor(tx, article.origin)
    const published = await tx.article.update({
      where: { id: article.id },
      data: { publishedAt: article.publishedAt ?? new Date(), policyId, editorId: editor.id },
    })
    await keepRevision(tx, article, text, { live: true, by: editor })
    await makeShareLinks(tx, article.id)
    await recordAudit(tx, {
      event: 'article_published',
      by: editor,
      articleId: article.id,
      details: { version: article.version },
    })
    await enqueue(tx, { topic: 'article.published', articleId: article.id })
    await expireArticle(tx, published)
    return { id: article.id, version: article.version }
  })
}
