import { changeAccount, endSessions } from './account.ts'

/** Lets somebody in no more, at once and on every instance. What he did stays, under his name.
 *  @throws DomainError not-found | wrong-state */
export function disableEditor(email: string, now = new Date()): Promise<{ name: string; ended: number }> {
  return changeAccount(email, async (tx, { id, name }) => {
    await tx.editor.updateMany({ where: { id, disabledAt: null }, data: { disabledAt: now } })
    return { name, ended: await endSessions(tx, id) }
  })
}
