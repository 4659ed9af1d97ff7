import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { Role } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { name } from '../text/fields.ts'
import { passwordSchema } from './passwords.ts'

/** What makes an editor's account, his role aside. */
export const accountSchema = z.object({
  email: z
    .string('请填写电子邮箱')
    .trim()
    .toLowerCase()
    .max(254, '电子邮箱太长')
    .pipe(z.email('请填写有效的电子邮箱')),
  name: name(40, '姓名').pipe(z.string().min(1, '请填写姓名')),
  password: passwordSchema,
})

const schema = accountSchema.extend({ role: z.enum(Role, '没有这个角色') })

/** Adds a person to the newsroom.
 *  @throws DomainError invalid-input | duplicate */
export async function createEditor(input: unknown): Promise<{ id: string }> {
  const { password, ...person } = parseInput(schema, input)
  const hash = await hashPassword(password)
  return transaction((tx) => insertEditor(tx, person, hash))
}

/** Stores a person and the hash that his password is checked against.
 *  @throws DomainError duplicate */
export async function insertEditor(
  tx: Tx,
  person: { email: string; name: string; role: Role },
  hash: string,
): Promise<{ id: string }> {
  const id = randomUUID()
  try {
    await tx.editor.create({ data: { id, ...person, emailVerified: true } })
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    throw new DomainError('duplicate', '这个邮箱已经有人使用。', {
      fields: { email: '这个邮箱已经有人使用' },
    })
  }
  await tx.account.create({
    data: { id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password: hash },
  })
  return { id }
}
