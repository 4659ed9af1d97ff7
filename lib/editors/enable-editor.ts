import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { changeAccount } from './account.ts'

/** Enables a disabled account again.
 *  @throws DomainError not-found */
export function enableEditor(actor: Actor, email: string): Promise<{ name: string }> {
  return transaction((tx) => enable(tx, actor, email))
}

function enable(tx: Tx, actor: Actor, email: string): Promise<{ name: string }> {
  return changeAccount(tx, email, async ({ id, name }) => {
    await tx.editor.update({ where: { id }, data: { disabledAt: null } })
    await recordAudit(tx, { event: 'editor_enabled', by: actor, about: { subject: 'editor', id } })
    return { name }
  })
}
