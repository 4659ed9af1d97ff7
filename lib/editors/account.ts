import type { Editor as EditorRow } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'

/** Key of the advisory lock (any number) under which accounts are changed, one transaction after the other. */
const LOCK = 7_264_002

/** The row of the editor with this e-mail, in whatever case it is written.
 *  @throws DomainError not-found */
export async function accountByEmail(tables: Pick<Tx, 'editor'>, email: string): Promise<EditorRow> {
  const row = await tables.editor.findUnique({ where: { email: email.trim().toLowerCase() } })
  if (!row) throw new DomainError('not-found', `没有邮箱为 ${email} 的编辑。`)
  return row
}

/**
 * Changes an account, and makes sure that an administrator remains who can sign in.
 * @throws DomainError not-found | wrong-state when it is the last administrator's
 */
export async function changeAccount<T>(
  tx: Tx,
  email: string,
  change: (row: EditorRow) => Promise<T>,
): Promise<T> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK})::text`
  const changed = await change(await accountByEmail(tx, email))
  if (!(await tx.editor.findFirst({ where: { role: 'admin', disabledAt: null }, select: { id: true } })))
    throw new DomainError('wrong-state', '这是最后一位能登录的管理员；请先让另一位编辑成为管理员。')
  return changed
}

/** Ends every session of an account. It holds on every instance from the commit on, since each request asks the database.
 *  @returns how many */
export async function deleteSessions(tx: Tx, editorId: string): Promise<number> {
  return (await tx.session.deleteMany({ where: { userId: editorId } })).count
}
