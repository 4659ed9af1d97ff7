import { z } from 'zod'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'

/** The idempotency key of a form: a random UUID made when the form is opened, sent with every submission. */
export const idempotencyKeySchema = z.uuid('这张表单不能用了，请复制您写的内容，重新打开后再提交')

type Creation = {
  key: string
  /** The kind of what is created. */
  makes: 'article' | 'contribution' | 'contribution_message' | 'case' | 'case_message' | 'counter_notice'
  /** The editor whose form it is; null for a reader's form. */
  editorId: string | null
}

/**
 * Creates something once per idempotency key, however often its form is sent. Of two concurrent calls the second waits
 * for the first one's transaction.
 * @returns the id of what was created, now or (`isRepeat`) by an earlier call
 * @throws DomainError duplicate if another editor's form, or another kind of form, has used the key
 */
export async function createOnce(
  tx: Tx,
  creation: Creation,
  create: () => Promise<number>,
): Promise<{ id: number; isRepeat: boolean }> {
  const { count } = await tx.idempotencyKey.createMany({ data: creation, skipDuplicates: true })
  if (count === 0) return { id: await madeBefore(tx, creation), isRepeat: true }
  const id = await create()
  await tx.idempotencyKey.update({ where: { key: creation.key }, data: { madeId: id } })
  return { id, isRepeat: false }
}

async function madeBefore(tx: Tx, creation: Creation): Promise<number> {
  const earlier = await tx.idempotencyKey.findFirst({ where: creation, select: { madeId: true } })
  if (typeof earlier?.madeId === 'number') return earlier.madeId
  throw new DomainError('duplicate', '这张表单已经提交过，请复制您写的内容，重新打开后再提交。')
}
