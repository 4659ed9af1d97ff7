import { db } from '#lib/db/client.ts'
import { deliverMail } from './deliver-mail.ts'

/** When a run begins no other mail, so that it ends before its job counts as failed. */
const NONE_AFTER_MS = 10 * 60_000

/** Tries the mail whose time has come: after a failed try, after a process that died, after a restore without its jobs.
 *  @returns how many were tried */
export async function deliverDueMail(): Promise<number> {
  const end = Date.now() + NONE_AFTER_MS
  let tried = 0
  for (let skipped: string[] = []; Date.now() < end; ) {
    const due = await nextDue(skipped)
    if (due === null) break
    // A try moves its time; what somebody else is trying is left to him.
    if ((await deliverMail(due)) === null) skipped = [...skipped, due]
    else tried += 1
  }
  return tried
}

async function nextDue(skipped: readonly string[]): Promise<string | null> {
  const mail = await db().mail.findFirst({
    where: { state: 'queued', nextTryAt: { lte: new Date() }, id: { notIn: [...skipped] } },
    orderBy: { nextTryAt: 'asc' },
    select: { id: true },
  })
  return mail?.id ?? null
}
