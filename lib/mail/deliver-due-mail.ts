import { db } from '#lib/db/client.ts'
import { deliverMail } from './deliver-mail.ts'

/** What one run does at most, so that it ends before the next one. */
const MOST = 20

/** Tries the mail whose time has come: after a failed try, after a process that died, after a restore without its jobs.
 *  @returns how many were tried */
export async function deliverDueMail(): Promise<number> {
  const due = await db().mail.findMany({
    where: { state: 'queued', nextTryAt: { lte: new Date() } },
    orderBy: { nextTryAt: 'asc' },
    select: { id: true },
    take: MOST,
  })
  let tried = 0
  for (const { id } of due) if ((await deliverMail(id)) !== null) tried += 1
  return tried
}
