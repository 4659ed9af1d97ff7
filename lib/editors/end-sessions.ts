import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { accountByEmail, deleteSessions } from './account.ts'

/** Ends all of the editor's own sessions but one, the session that asks. @returns how many */
export function endOtherSessions(editor: Editor, kept: string): Promise<number> {
  return transaction(async (tx) => {
    const others = { userId: editor.id, id: { not: kept } }
    return record(tx, editor, editor.id, (await tx.session.deleteMany({ where: others })).count)
  })
}

/** Ends all sessions of the account with this e-mail (`ended`: how many).
 *  @throws DomainError not-found */
export function endAllSessions(actor: Actor, email: string): Promise<{ name: string; ended: number }> {
  return transaction(async (tx) => {
    const { id, name } = await accountByEmail(tx, email)
    return { name, ended: await record(tx, actor, id, await deleteSessions(tx, id)) }
  })
}

async function record(tx: Tx, by: Actor, id: string, ended: number): Promise<number> {
  const about = { subject: 'editor', id } as const
  await recordAudit(tx, { event: 'editor_sessions_ended', by, about, details: { ended } })
  return ended
}
