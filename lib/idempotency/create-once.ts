import { z } from 'zod'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'

/** The key that a form makes when it is opened (a random UUID): every press on that form carries it. */
export const idempotencyKeySchema = z.uuid('这张表单不能用了，请复制您写的内容，重新打开后再提交')

type Creation = {
  key: string
  /** The kind of what is made. */
  makes: 'article'
  /** Whose form it is; null for a reader's. */
  editorId: string | null
}

/**
 * Creates what a form asks for once, however often the form is sent: an answer that is lost on the way makes nobody
 * create a second one. Of two that come together the later waits for the earlier one's transaction.
 * @returns the number of what was made, now or (`isRepeat`) by an earlier sending
 * @throws DomainError duplicate if somebody else's form, or another kind of form, has used the key
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
