import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { moveDraft } from '../articles/delete-draft.ts'
import { type ArticleStatus, states } from '../articles/status.ts'

/**
 * Deletes the draft that was made of a contribution, where there is one that no reader has seen.
 * @returns whether nothing of it is before readers or on record as published; false where readers see the article, or saw it
 * @throws DomainError forbidden | wrong-state
 */
export async function setArticleAside(tx: Tx, actor: Actor, articleId: number | null): Promise<boolean> {
  if (articleId === null) return true
  await tx.$queryRaw`SELECT FROM article WHERE id = ${articleId} FOR NO KEY UPDATE`
  const { status, version } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { status: true, version: true },
  })
  if (wasPublic(status)) return false
  if (status !== 'deleted') await moveDraft(tx, actor, { id: articleId, version }, 'delete')
  return true
}

/** Whether readers see an article of this state, or are told that it was removed. */
export function wasPublic(status: ArticleStatus): boolean {
  return states[status].public !== 'nothing'
}
