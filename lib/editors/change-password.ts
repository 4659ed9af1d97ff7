import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { countAttempt, forgetAttempt } from './attempts.ts'
import type { Admission } from './gate.ts'
import { passwordSchema, storePassword } from './passwords.ts'
import { knownPlaces, type Place } from './places.ts'

const schema = z.object({
  current: z.string('请填写现在的密码').min(1, '请填写现在的密码'),
  next: passwordSchema,
})

/**
 * Changes one's own password. The session that asks stays; all others end.
 * @throws DomainError invalid-input | too-many (as at the sign-in)
 */
export async function changePassword(
  { editor, sessionId }: Admission,
  place: Place,
  input: unknown,
): Promise<{ ended: number }> {
  const { current, next } = parseInput(schema, input)
  const { id, email } = editor
  const attempt = { email, ...place, known: await knownPlaces(email, place) }
  await countAttempt(attempt)
  const account = await db().account.findFirst({ where: { userId: id, providerId: 'credential' } })
  if (!account?.password || !(await verifyPassword({ hash: account.password, password: current })))
    throw new DomainError('invalid-input', '现在的密码不对。', { fields: { current: '现在的密码不对' } })
  await forgetAttempt(attempt)
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
  await storePassword(tx, id, hash)
  await recordAudit(tx, { event: 'editor_password_changed', by: editor, about: { subject: 'editor', id } })
  const others = await tx.session.deleteMany({ where: { userId: id, id: { not: kept } } })
  return { ended: others.count }
}
