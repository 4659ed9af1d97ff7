import { type Tx, transaction } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { accountByEmail } from './account.ts'
import type { Editor } from './editor.ts'

/** Ends one of the editor's own sessions.
 *  @throws DomainError not-found when he has no such session (any more) */
export function endSession(editor: Editor, id: string): Promise<void> {
  return transaction((tx) => deleteSession(tx, editor.name, editor.id, id))
}

/** Ends one session of the account with this e-mail.
 *  @throws DomainError not-found (the account, or the session) */
export function endSessionOf(actor: string, email: string, id: string): Promise<{ name: string }> {
  return transaction(async (tx) => {
    const { id: userId, name } = await accountByEmail(tx, email)
    await deleteSession(tx, actor, userId, id)
    return { name }
  })
}

async function deleteSession(tx: Tx, _actor: string, userId: string, id: string): Promise<void> {
  const { count } = await tx.session.deleteMany({ where: { id, userId } })
  if (count === 0) throw new DomainError('not-found', '这个登录已经结束。')
}
