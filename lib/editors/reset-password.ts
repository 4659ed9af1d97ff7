import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { parseInput } from '../input.ts'
import { changeAccount, endSessions } from './account.ts'
import { passwordSchema, storePassword } from './passwords.ts'

const schema = z.object({ password: passwordSchema })

/** Gives somebody a new password, by who holds the machine; all his sessions end.
 *  @throws DomainError invalid-input | not-found */
export async function resetPassword(
  email: string,
  input: { password: string },
): Promise<{ name: string; ended: number }> {
  const hash = await hashPassword(parseInput(schema, input).password)
  return changeAccount(email, async (tx, { id, name }) => {
    await storePassword(tx, id, hash)
    return { name, ended: await endSessions(tx, id) }
  })
}
