import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import type { EditorSession } from './gate.ts'
import { type Client, recogniseClient } from './known-clients.ts'
import { passwordSchema, updatePasswordHash } from './passwords.ts'
import { countAttempt, resetAttempts } from './sign-in-attempts.ts'

const schema = z.object({
  current: z.string('请填写现在的密码').min(1, '请填写现在的密码'),
  next: passwordSchema,
})

/**
 * Changes the editor's own password. The session that asks stays; all others end.
 * @throws DomainError invalid-input | too-many (as at the sign-in)
 */
export async function changePassword(
  { editor, sessionId }: EditorSession,
  client: Client,
  input: unknown,
): Promise<{ ended: number }> {
  const { current, next } = parseInput(schema, input)
  const { id, email } = editor
  const attempt = { email, ...client, known: await recogniseClient(email, client) }
  await countAttempt(attempt)
  const account = await db().account.findFirst({ where: { userId: id, providerId: 'credential' } })
  if (!account?.password || !(await verifyPassword({ hash: account.password, password: current })))
    throw new DomainError('invalid-input', '现在的密码不对。', { fields: { current: '现在的密码不对' } })
  await resetAttempts(attempt)
  const hash = await hashPassword(next)
  return transaction((tx) => replacePassword(tx, editor, hash, sessionId))
}

async function replacePassword(
  tx: Tx,
  editor: Editor,
  hash: string,
  kept: string,
): Promise<{ ended: number }> {
  const { id } = editor
  await updatePasswordHash(tx, id, hash)
  await recordAudit(tx, { event: 'editor_password_changed', by: editor, about: { subject: 'editor', id } })
  const others = await tx.session.deleteMany({ where: { userId: id, id: { not: kept } } })
  return { ended: others.count }
}
