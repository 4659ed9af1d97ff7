import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { Role } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { isUniqueViolation } from '#lib/db/unique-violation.ts'
import type { Actor } from '../actors/actor.ts'
import { recordAudit } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { requiredName } from '../text/text-fields.ts'
import { type ListedEditor, listedEditor } from './list-editors.ts'
import { passwordSchema } from './passwords.ts'

/** What makes an editor's account, his role aside. */
export const accountSchema = z.object({
  email: z
    .string('请填写电子邮箱')
    .trim()
    .toLowerCase()
    .max(254, '电子邮箱太长')
    .pipe(z.email('请填写有效的电子邮箱')),
  name: requiredName(40, '姓名'),
  password: passwordSchema,
})

const schema = accountSchema.extend({ role: z.enum(Role, '没有这个角色') })

/** Adds an editor's account.
 *  @throws DomainError invalid-input | duplicate (the e-mail) */
export async function createEditor(actor: Actor, input: unknown): Promise<ListedEditor> {
  const { password, ...person } = parseInput(schema, input)
  const hash = await hashPassword(password)
  return transaction((tx) => insertEditor(tx, actor, person, hash))
}

/** Stores an account and its password's hash.
 *  @throws DomainError duplicate, after which the transaction can only be rolled back */
export async function insertEditor(
  tx: Tx,
  actor: Actor,
  person: { email: string; name: string; role: Role },
  hash: string,
): Promise<ListedEditor> {
  const editor = await inserted(tx, person)
  const { id } = editor
  await tx.account.create({
    data: { id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password: hash },
  })
  const about = { subject: 'editor', id } as const
  await recordAudit(tx, { event: 'editor_added', by: actor, about, details: person })
  return editor
}

async function inserted(tx: Tx, person: { email: string; name: string; role: Role }): Promise<ListedEditor> {
  try {
    const data = { id: randomUUID(), ...person, emailVerified: true }
    return await tx.editor.create({ data, select: listedEditor })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new DomainError('duplicate', '这个邮箱已经有人使用。', {
      fields: { email: '这个邮箱已经有人使用' },
    })
  }
}
