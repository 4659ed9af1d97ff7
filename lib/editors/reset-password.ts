import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { parseInput } from '../input.ts'
import { changeAccount, deleteSessions } from './account.ts'
import { passwordSchema, updatePasswordHash } from './passwords.ts'

const schema = z.object({ password: passwordSchema })

type Reset = { name: string; ended: number }

/** Gives an editor a new password without asking for the old one; all his sessions end (`ended`: how many).
 *  @throws DomainError invalid-input | not-found */
export async function resetPassword(actor: Actor, email: string, input: unknown): Promise<Reset> {
  const hash = await hashPassword(parseInput(schema, input).password)
  return transaction((tx) => setPasswordHash(tx, actor, email, hash))
}

function setPasswordHash(tx: Tx, actor: Actor, email: string, hash: string): Promise<Reset> {
  return changeAccount(tx, email, async ({ id, name }) => {
    await updatePasswordHash(tx, id, hash)
    await recordAudit(tx, { event: 'editor_password_reset', by: actor, about: { subject: 'editor', id } })
    return { name, ended: await deleteSessions(tx, id) }
  })
}
