import { db } from '#lib/db/client.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { isUndelivered } from '../mail/mail-states.ts'
import type { Forwarding } from './case-view.ts'

/** Whether the contributor has stated or written anything: then the notice, which stands on the page of his contribution, has reached
 *  him, whatever became of its mail. */
async function hasAnswered(caseId: number): Promise<boolean> {
  const stated = await db().counterNotice.count({ where: { caseId, claimSealed: { not: null } } })
  if (stated > 0) return true
  return (await db().caseMessage.count({ where: { caseId, side: 'contributor', isIncoming: true } })) > 0
}

/** What became of the newest forwarded notice of a case that waits for its contributor (条例 §15; 民法典 §1195); null in any other state. */
export async function forwardingOfCase({
  id,
  state,
  noticePublishedAt,
}: Pick<RightsCase, 'id' | 'state' | 'noticePublishedAt'>): Promise<Forwarding | null> {
  if (state !== 'awaiting_counter') return null
  const letter = await db().caseMessage.findFirst({
    where: { caseId: id, letter: 'forward' },
    orderBy: { at: 'desc' },
    select: { mailId: true },
  })
  if (await hasAnswered(id)) return 'forwarded'
  const mail = letter?.mailId ? await db().mail.findUnique({ where: { id: letter.mailId } }) : null
  const forwarding =
    mail && !isUndelivered(mail.state) ? (mail.state === 'sent' ? 'forwarded' : 'on_its_way') : 'unreached'
  return forwarding === 'unreached' && noticePublishedAt ? 'published' : forwarding
}
