import type { Contribution } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { config } from '../config.ts'
import { sendMail } from '../mail/send-mail.ts'
import { type ContributionLetter, type LetterFacts, writtenLetter } from './contribution-letters.ts'
import { keepMessage } from './keep-message.ts'
import { receiptOf } from './receipt-of.ts'

type Told = { letter: ContributionLetter } & Pick<LetterFacts, 'note' | 'reason' | 'articleId'>

/**
 * Writes to a contributor, in the transaction of what it tells: a mail where he gave an address and mail is set up, and the
 * editors' own words on his page in any case.
 */
export async function tellContributor(
  tx: Tx,
  contribution: Contribution,
  { letter, ...more }: Told,
): Promise<void> {
  const { id, partyId } = contribution
  const mail =
    partyId === null
      ? null
      : await sendMail(tx, { ...mailOf(contribution, letter, more), to: { party: partyId } })
  if (more.note)
    await keepMessage(tx, {
      contributionId: id,
      isIncoming: false,
      text: more.note,
      mailId: mail?.id ?? null,
    })
}

function mailOf(contribution: Contribution, letter: ContributionLetter, more: Omit<Told, 'letter'>) {
  const { id, penName, title } = contribution
  const { siteName, siteUrl } = config()
  const facts = {
    site: { name: siteName, url: siteUrl },
    id,
    penName,
    title,
    receipt: receiptOf(contribution),
  }
  const { subject, text } = writtenLetter(letter, { ...facts, ...more })
  return { subject, text, about: { contributionId: id }, purpose: 'contribution_letter' as const }
}
