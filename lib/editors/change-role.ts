import { z } from 'zod'
import { Role } from '#lib/db/generated/enums.ts'
import { parseInput } from '../input.ts'
import { changeAccount } from './account.ts'

const schema = z.object({ role: z.enum(Role, '没有这个角色') })

/** Gives somebody another role; it holds from his next request on.
 *  @throws DomainError invalid-input | not-found | wrong-state */
export async function changeRole(
  email: string,
  input: { role: string },
): Promise<{ name: string; role: Role }> {
  const { role } = parseInput(schema, input)
  return changeAccount(email, async (tx, { id, name }) => {
    await tx.editor.update({ where: { id }, data: { role } })
    return { name, role }
  })
}
