import type { Article, Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { policyFor } from '../policies/policy-for.ts'
import { assertDescribed } from './assert-media.ts'
import { type ArticleText, assertPublishable } from './content.ts'
import { publicationInstant } from './publication-date.ts'
import { recordChange } from './record-change.ts'
import { refuseHeld } from './refuse-held.ts'
import { refuseRemovedAddress, refuseRemovedText } from './refuse-removed-text.ts'
import { refuseWithoutLicence } from './refuse-without-licence.ts'
import { makeShareLinks } from './share-links.ts'

/** The columns of an article's row that its publication fills: its date, the disclaimer that is in force for its origin now,
 *  and who answers for it. */
export async function publicColumns(
  tx: Tx,
  actor: Actor,
  {
    origin,
    publishedAt,
    publicationDate,
    editorId,
  }: Pick<Article, 'origin' | 'publishedAt' | 'publicationDate' | 'editorId'>,
) {
  const now = new Date()
  return {
    publishedAt: publishedAt ?? publicationInstant(publicationDate) ?? now,
    publicSince: now,
    policyId: await policyFor(tx, origin),
    editorId: editorIdOf(actor) ?? editorId,
  }
}

/**
 * Shows an article to readers for the first time, whichever way it came: complete, with its short links. Its row is that
 * of a published one already.
 * @returns whether the article's text is its own; false where another article had it first
 * @throws DomainError invalid-input | gone | blocked (a case keeps this text from readers) | wrong-state (a case is about it, or its contribution has ended)
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
  await assertDescribed(tx, text.body)
  await makeShareLinks(tx, article.id)
  const { version } = article
  const { id } = article
  await refuseHeld(tx, id)
  await refuseWithoutLicence(tx, id, '发布')
  await refuseRemovedAddress(tx, id, text)
  const recorded = await recordChange(tx, article, {
    move,
    by: actor,
    text,
    details: { ...details, version },
  })
  await refuseRemovedText(tx, id, text)
  return recorded
}
