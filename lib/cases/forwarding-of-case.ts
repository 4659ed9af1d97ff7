import { db } from '#lib/db/client.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { isUndelivered } from '../mail/mail-states.ts'
import type { Forwarding } from './case-view.ts'

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
  const mail = letter?.mailId ? await db().mail.findUnique({ where: { id: letter.mailId } }) : null
  const forwarding =
    mail && !isUndelivered(mail.state) ? (mail.state === 'sent' ? 'forwarded' : 'on_its_way') : 'unreached'
  return forwarding === 'unreached' && noticePublishedAt ? 'published' : forwarding
}
