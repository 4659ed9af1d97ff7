import { db } from '#lib/db/client.ts'
import type { Editor as EditorRow } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'

/** Any number, held by whoever changes who is an administrator until he has committed. */
const LOCK = 7_264_002

/** The row of the person with this e-mail.
 *  @throws DomainError not-found */
export async function accountByEmail(email: string): Promise<EditorRow> {
  const row = await db().editor.findUnique({ where: { email: email.trim().toLowerCase() } })
  if (!row) throw new DomainError('not-found', `没有邮箱为 ${email} 的编辑。`)
  return row
}

/**
 * Changes an account, so that an administrator remains who can enter.
 * @throws DomainError not-found | wrong-state when it is the last administrator's
 */
export async function changeAccount<T>(
  email: string,
  change: (tx: Tx, row: EditorRow) => Promise<T>,
): Promise<T> {
  const { id } = await accountByEmail(email)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK})::text`
    const done = await change(tx, await tx.editor.findUniqueOrThrow({ where: { id } }))
    if (!(await tx.editor.findFirst({ where: { role: 'admin', disabledAt: null }, select: { id: true } })))
      throw new DomainError('wrong-state', '这是最后一位能登录的管理员；请先让另一位编辑成为管理员。')
    return done
  })
}

/** Ends every session of an account; on every instance from the commit on, since each request asks the database. */
export async function endSessions(tx: Tx, editorId: string): Promise<number> {
  return (await tx.session.deleteMany({ where: { userId: editorId } })).count
}
