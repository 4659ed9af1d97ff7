import { changeAccount } from './account.ts'

/** Lets somebody in again.
 *  @throws DomainError not-found */
export function enableEditor(email: string): Promise<{ name: string }> {
  return changeAccount(email, async (tx, { id, name }) => {
    await tx.editor.update({ where: { id }, data: { disabledAt: null } })
    return { name }
  })
}
