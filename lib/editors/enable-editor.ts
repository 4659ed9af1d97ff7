import { type Tx, transaction } from '#lib/db/transaction.ts'
import { changeAccount } from './account.ts'

/** Enables a disabled account again.
 *  @throws DomainError not-found */
export function enableEditor(actor: string, email: string): Promise<{ name: string }> {
  return transaction((tx) => enable(tx, actor, email))
}

function enable(tx: Tx, _actor: string, email: string): Promise<{ name: string }> {
  return changeAccount(tx, email, async ({ id, name }) => {
    await tx.editor.update({ where: { id }, data: { disabledAt: null } })
    return { name }
  })
}
