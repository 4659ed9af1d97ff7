import { db } from '#lib/db/client.ts'

/** Deletes the sessions that are out of date. @returns how many */
export async function forgetSessions(now = new Date()): Promise<number> {
  const { count } = await db().session.deleteMany({ where: { expiresAt: { lt: now } } })
  return count
}
