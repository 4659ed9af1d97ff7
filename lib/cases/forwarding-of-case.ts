import { db } from '#lib/db/client.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { MailState } from '#lib/db/generated/enums.ts'
import type { Forwarding } from './case-view.ts'

const byMail: Record<MailState, Forwarding> = {
  queued: 'on_its_way',
  sent: 'forwarded',
  undeliverable: 'unreached',
  failed: 'unreached',
  not_configured: 'unreached',
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
  const mail = letter?.mailId ? await db().mail.findUnique({ where: { id: letter.mailId } }) : null
  const forwarding = mail ? byMail[mail.state] : 'unreached'
  return forwarding === 'unreached' && noticePublishedAt ? 'published' : forwarding
}
