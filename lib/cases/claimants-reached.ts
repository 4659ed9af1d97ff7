import { z } from 'zod'
import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { isUndelivered } from '../mail/mail-states.ts'
import { counterLetters } from './counter-letters.ts'
import { claimantCases } from './joined-claimants.ts'

/** What `record-delivery` keeps of it. */
const deliveryDetails = z.object({ deliveredAt: z.iso.datetime() })

type Reached = {
  /** The case of the claimant's own notice. */
  of: number
  /** Whether the statement has reached him, or a mail with it is on its way. */
  isReached: boolean
  /** When it did; null while a mail is on its way. */
  at: Date | null
}

/** What became of a counter-notice on its way to each claimant of a case (民法典 §1196): the delivery that an editor entered, or else
 *  the mail with it. */
export async function claimantsReached(tx: Tx, row: RightsCase): Promise<Reached[]> {
  const reached: Reached[] = []
  for (const { id: of } of await claimantCases(tx, row)) {
    const forwarded = await tx.caseMessage.findFirst({
      where: { caseId: of, letter: { in: [...counterLetters] } },
      orderBy: { at: 'desc' },
      select: { at: true, mailId: true },
    })
    const deliveredAt = forwarded && (await enteredDelivery(tx, row.id, of, forwarded.at))
    const mail = forwarded?.mailId ? await tx.mail.findUnique({ where: { id: forwarded.mailId } }) : null
    if (deliveredAt) reached.push({ of, isReached: true, at: deliveredAt })
    else reached.push({ of, isReached: !!mail && !isUndelivered(mail.state), at: mail?.sentAt ?? null })
  }
  return reached
}

/** Whether every claimant of a case has the statement, or a mail with it on its way (民法典 §1196). */
export async function isCounterOnItsWay(tx: Tx, row: RightsCase): Promise<boolean> {
  return (await claimantsReached(tx, row)).every(({ isReached }) => isReached)
}

/** When it reached one of them by another way than the mail, as the newest step says. */
async function enteredDelivery(tx: Tx, caseId: number, of: number, since: Date): Promise<Date | null> {
  const step = await tx.caseStep.findFirst({
    where: {
      ...{ caseId, event: 'record-delivery', at: { gte: since } },
      details: { path: ['claimant'], equals: of },
    },
    orderBy: { id: 'desc' },
    select: { details: true },
  })
  if (!step) return null
  return new Date(deliveryDetails.parse(step.details).deliveredAt)
}
