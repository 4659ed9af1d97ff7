import type { Tx } from '#lib/db/transaction.ts'

/** What can be announced to the outside; each topic has one shape. */
export type OutboxMessage =
  | { topic: 'article.published'; articleId: number }
  | { topic: 'article.amended'; articleId: number }
  | { topic: 'article.taken-down'; articleId: number }
  | { topic: 'article.restored'; articleId: number }

/** Leaves a message that is stored with the change itself; it is delivered after the commit, at least once. */
export async function enqueue(tx: Tx, { topic, ...payload }: OutboxMessage): Promise<void> {
  await tx.outbox.create({ data: { topic, payload } })
}
