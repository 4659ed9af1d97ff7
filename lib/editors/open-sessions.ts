import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { accountByEmail } from './account.ts'

export type OpenSession = { id: string; since: Date; until: Date; userAgent: string }

/** The sessions of an editor that have not ended, newest first. */
export async function openSessions({ id }: Pick<Editor, 'id'>, now = new Date()): Promise<OpenSession[]> {
  const rows = await db().session.findMany({
    where: { userId: id, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ id, createdAt, expiresAt, userAgent }) => ({
    id,
    since: createdAt,
    until: expiresAt,
    userAgent: userAgent ?? '',
  }))
}

/** The same for the account with this e-mail.
 *  @throws DomainError not-found */
export async function openSessionsOf(email: string): Promise<OpenSession[]> {
  return openSessions(await accountByEmail(db(), email))
}
