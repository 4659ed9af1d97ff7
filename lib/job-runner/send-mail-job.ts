import type { JobData } from '../jobs/jobs.ts'
import { logs } from '../logs.ts'
import { deliverDueMail } from '../mail/deliver-due-mail.ts'
import { deliverMail } from '../mail/deliver-mail.ts'

/** Sends a mail that a transaction has written down. A failure is recorded with the mail, and tried again by the next job. */
export async function sendTheMail({ mailId }: JobData<'send-mail'>): Promise<void> {
  await deliverMail(mailId)
}

/** Every five minutes: the mail whose time for another try has come. */
export async function sendTheDueMail(): Promise<void> {
  const tried = await deliverDueMail()
  logs().debug({ tried }, 'tried mail that was due')
}
