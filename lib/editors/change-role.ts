import { z } from 'zod'
import { Role } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { parseInput } from '../input.ts'
import { changeAccount } from './account.ts'

const schema = z.object({ role: z.enum(Role, '没有这个角色') })

type Changed = { name: string; role: Role }

/** Gives an editor another role; it holds from his next request on.
 *  @throws DomainError invalid-input | not-found | wrong-state (the last administrator) */
export async function changeRole(actor: Actor, email: string, input: unknown): Promise<Changed> {
  const { role } = parseInput(schema, input)
  return transaction((tx) => setRole(tx, actor, email, role))
}

function setRole(tx: Tx, actor: Actor, email: string, role: Role): Promise<Changed> {
  return changeAccount(tx, email, async ({ id, name, role: before }) => {
    await tx.editor.update({ where: { id }, data: { role } })
    const about = { subject: 'editor', id } as const
    await recordAudit(tx, { event: 'editor_role_changed', by: actor, about, details: { before, role } })
    return { name, role }
  })
}
