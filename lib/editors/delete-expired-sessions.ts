import { db } from '#lib/db/client.ts'

/** Deletes the expired sessions. @returns how many */
export async function deleteExpiredSessions(now = new Date()): Promise<number> {
  const { count } = await db().session.deleteMany({ where: { expiresAt: { lt: now } } })
  return count
}
