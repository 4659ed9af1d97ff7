import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { changeAccount, deleteSessions } from './account.ts'

type Disabled = { name: string; ended: number }

/** Disables an account: all its sessions end (`ended`: how many) and it cannot sign in. What the editor did stays, under
 *  his name.
 *  @throws DomainError not-found | wrong-state (the last administrator) */
export function disableEditor(actor: Actor, email: string, now = new Date()): Promise<Disabled> {
  return transaction((tx) => disable(tx, actor, email, now))
}

function disable(tx: Tx, actor: Actor, email: string, now: Date): Promise<Disabled> {
  return changeAccount(tx, email, async ({ id, name }) => {
    await tx.editor.updateMany({ where: { id, disabledAt: null }, data: { disabledAt: now } })
    await recordAudit(tx, { event: 'editor_disabled', by: actor, about: { subject: 'editor', id } })
    return { name, ended: await deleteSessions(tx, id) }
  })
}
