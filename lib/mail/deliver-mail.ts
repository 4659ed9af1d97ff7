import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { MailState } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { config } from '../config.ts'
import { logs } from '../logs.ts'
import { unseal } from '../sealed/seal.ts'
import { UnreadableSeal } from '../sealed/unreadable-seal.ts'
import { addressOf } from './address-of.ts'
import { type DeliveryFailure, deliveryFailure } from './delivery-failure.ts'
import { giveToServer } from './give-to-server.ts'

/** Longer than a try can take: who began it has died. */
const LEASE_MINUTES = 15
/** How long a mail is tried. */
const GIVE_UP_HOURS = 72
/** The minutes between one try and the next; from the last one on always so many. */
const PAUSES = [5, 15, 60, 180, 360, 720]

const claimedRow = z.object({
  id: z.string(),
  to_party_id: z.string().nullable(),
  to_editor_id: z.string().nullable(),
  to_listed_source_id: z.int().nullable(),
  subject: z.string(),
  text: z.string(),
  tries: z.int(),
  is_last: z.boolean(),
})
type Claimed = z.infer<typeof claimedRow>
type Result = { state: MailState; code: string | null; isOwnFault?: boolean }

/**
 * Tries to send a mail whose time has come. Who claims it first sends it; after its success was recorded nobody does again. Refused
 * for good it is undeliverable at once; for now it is tried again, for three days.
 * @returns its state afterwards; null where it was not its time
 */
export async function deliverMail(id: string): Promise<MailState | null> {
  const mail = await claim(id)
  if (!mail) return null
  const { state, code, isOwnFault = false } = await attempt(mail)
  await recordDelivery(mail, { state, code })
  const tried = { mail: id, state, code, tries: mail.tries }
  if (isOwnFault) logs().warn(tried, 'mail cannot be sent: look at SMTP_URL, MAIL_FROM and SECRET')
  else logs().info(tried, 'tried to send a mail')
  return state
}

async function claim(id: string): Promise<Claimed | null> {
  const [mail] = await queryRows(
    claimedRow,
    Prisma.sql`
      UPDATE mail SET tries = tries + 1, next_try_at = now() + ${LEASE_MINUTES} * interval '1 minute'
      WHERE id = ${id}::uuid AND state = 'queued' AND next_try_at <= now()
      RETURNING id, to_party_id, to_editor_id, to_listed_source_id, subject, text, tries,
        created_at < now() - ${GIVE_UP_HOURS} * interval '1 hour' AS is_last`,
  )
  return mail ?? null
}

async function attempt(mail: Claimed): Promise<Result> {
  const { smtp } = config()
  if (!smtp) return { state: 'not_configured', code: null }
  const opened = await openMail(mail)
  if ('state' in opened) return opened
  try {
    await giveToServer(smtp, { id: mail.id, subject: mail.subject, ...opened })
    return { state: 'sent', code: null }
  } catch (error) {
    return resultOf(deliveryFailure(error), mail)
  }
}

/** Whom it goes to and what it says; a result where there is nobody any more, or it was sealed with a secret that was lost. */
async function openMail(mail: Claimed): Promise<{ to: string; text: string } | Result> {
  try {
    const to = await addressOf(mail)
    if (to === null) return { state: 'undeliverable', code: 'no_address' }
    return { to, text: unseal({ table: 'mail', column: 'text', row: mail.id }, mail.text) }
  } catch (error) {
    if (error instanceof UnreadableSeal) return resultOf({ kind: 'own', code: 'unreadable' }, mail)
    throw error
  }
}

function resultOf({ kind, code }: DeliveryFailure, { is_last }: Claimed): Result {
  if (kind === 'refused') return { state: 'undeliverable', code }
  const isOwnFault = kind === 'own'
  if (!is_last) return { state: 'queued', code, isOwnFault }
  return { state: isOwnFault ? 'failed' : 'undeliverable', code, isOwnFault }
}

async function recordDelivery({ id, tries }: Claimed, { state, code }: Result): Promise<void> {
  const isQueued = state === 'queued'
  const pause = PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 0
  await db().$executeRaw`
    UPDATE mail SET state = ${state}::mail_state, code = ${code},
      text = CASE WHEN ${isQueued} THEN text END,
      next_try_at = CASE WHEN ${isQueued} THEN now() + ${pause} * interval '1 minute' END,
      sent_at = CASE WHEN ${state === 'sent'} THEN now() END,
      undeliverable_at = CASE WHEN ${state === 'undeliverable'} THEN now() END
    WHERE id = ${id}::uuid AND state = 'queued'`
}
