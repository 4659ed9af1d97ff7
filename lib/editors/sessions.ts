import { db } from '#lib/db/client.ts'
import { DomainError } from '../errors.ts'
import type { Editor } from './editor.ts'

export type OpenSession = { id: string; since: Date; until: Date; userAgent: string }

/** The sessions of an account that open the desk now, newest first. */
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

/** Ends one session of one's own.
 *  @throws DomainError not-found when there is none (any more) */
export async function endSession({ id: userId }: Pick<Editor, 'id'>, id: string): Promise<void> {
  const { count } = await db().session.deleteMany({ where: { id, userId } })
  if (count === 0) throw new DomainError('not-found', '这个登录已经结束。')
}

/** Ends all sessions of one's own but one. @returns how many */
export async function endOtherSessions({ id: userId }: Pick<Editor, 'id'>, kept: string): Promise<number> {
  return (await db().session.deleteMany({ where: { userId, id: { not: kept } } })).count
}
