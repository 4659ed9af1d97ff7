import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { accountByEmail } from './account.ts'

/** Ends one of the editor's own sessions.
 *  @throws DomainError not-found when he has no such session (any more) */
export function endSession(editor: Editor, id: string): Promise<void> {
  return transaction((tx) => deleteSession(tx, editor, editor.id, id))
}

/** Ends one session of the account with this e-mail.
 *  @throws DomainError not-found (the account, or the session) */
export function endSessionOf(actor: Actor, email: string, id: string): Promise<{ name: string }> {
  return transaction(async (tx) => {
    const { id: userId, name } = await accountByEmail(tx, email)
    await deleteSession(tx, actor, userId, id)
    return { name }
  })
}

async function deleteSession(tx: Tx, actor: Actor, userId: string, id: string): Promise<void> {
  const { count } = await tx.session.deleteMany({ where: { id, userId } })
  if (count === 0) throw new DomainError('not-found', '这个登录已经结束。')
  const about = { subject: 'editor', id: userId } as const
  await recordAudit(tx, { event: 'editor_sessions_ended', by: actor, about, details: { ended: count } })
}
