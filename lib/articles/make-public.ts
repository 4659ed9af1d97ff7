import type { Article, Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { policyFor } from '../policies/policy-for.ts'
import { type ArticleText, assertPublishable } from './content.ts'
import { recordChange } from './record-change.ts'
import { makeShareLinks } from './share-links.ts'

/**
 * Shows an article to readers for the first time, whichever way it came: complete, under the disclaimer that is in force
 * for its origin now, with its short links. Its row is in the state `published` already.
 * @returns whether the article's text is its own; false where another article had it first
 * @throws DomainError invalid-input
 */
export async function makePublic(
  tx: Tx,
  actor: Actor,
  article: Article,
  {
    move,
    text,
    details = {},
  }: { move: 'publish' | 'import'; text: ArticleText; details?: Prisma.InputJsonObject },
): Promise<{ isOwnText: boolean }> {
  assertPublishable(text, article.origin)
  const published = await tx.article.update({
    where: { id: article.id },
    data: {
      publishedAt: article.publishedAt ?? new Date(),
      policyId: await policyFor(tx, article.origin),
      editorId: editorIdOf(actor) ?? article.editorId,
    },
  })
  await makeShareLinks(tx, article.id)
  const version = article.version
  return recordChange(tx, published, { move, by: actor, text, details: { ...details, version } })
}
