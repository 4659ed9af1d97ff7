import { transaction } from '#lib/db/transaction.ts'
import { accountByEmail, deleteSessions } from './account.ts'
import type { Editor } from './editor.ts'

/** Ends all of the editor's own sessions but one, the session that asks. @returns how many */
export function endOtherSessions({ id: userId }: Editor, kept: string): Promise<number> {
  return transaction(
    async (tx) => (await tx.session.deleteMany({ where: { userId, id: { not: kept } } })).count,
  )
}

/** Ends all sessions of the account with this e-mail (`ended`: how many).
 *  @throws DomainError not-found */
export function endAllSessions(_actor: string, email: string): Promise<{ name: string; ended: number }> {
  return transaction(async (tx) => {
    const { id, name } = await accountByEmail(tx, email)
    return { name, ended: await deleteSessions(tx, id) }
  })
}
