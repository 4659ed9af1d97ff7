import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { moveDraft } from '../articles/delete-draft.ts'
import { makeDraftAgain } from '../articles/review/return-draft.ts'
import { type ArticleStatus, states } from '../articles/status.ts'

/**
 * Deletes the draft that was made of a contribution, where there is one that no reader has seen; one that is in review or
 * waits for its time is a draft again first.
 * @param note why, for the record of a review that ends with it
 * @returns whether nothing of it is before readers or on record as published; false where readers see the article, or saw it
 * @throws DomainError forbidden | wrong-state
 */
export async function setArticleAside(
  tx: Tx,
  actor: Actor,
  { articleId, note }: { articleId: number | null; note: string },
): Promise<boolean> {
  if (articleId === null) return true
  await tx.$queryRaw`SELECT FROM article WHERE id = ${articleId} FOR NO KEY UPDATE`
  const { status, version } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { status: true, version: true },
  })
  if (wasPublic(status)) return false
  if (status === 'deleted') return true
  const seen = { id: articleId, version }
  const isDraft = status === 'draft'
  const draft = isDraft ? seen : await makeDraftAgain(tx, actor, seen, { move: 'return', note })
  await moveDraft(tx, actor, draft, 'delete')
  return true
}

/** Whether readers see an article of this state, or are told that it was removed. */
export function wasPublic(status: ArticleStatus): boolean {
  return states[status].public !== 'nothing'
}
