import type { RightsCase } from '#lib/db/generated/client.ts'
import type { MessageSide } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { caseNumber } from '../case-number.ts'
import { config } from '../config.ts'
import type { MailPurpose } from '../mail/mail-purposes.ts'
import { sendMail } from '../mail/send-mail.ts'
import { caseKinds } from './case-kinds.ts'
import { receiptOfCase, statusUrl } from './case-receipts.ts'
import { counterLetters } from './counter-letters.ts'
import { dmcaWorkdays, isUnderDmca } from './dmca-path.ts'
import { type LetterVersion, newestLetter } from './letter-templates.ts'
import { urlsOfNotice } from './letter-urls.ts'
import { filledIn, type LetterField, type LetterKey, type SideLetter, sideOfLetter } from './letters.ts'
import { sealMessage } from './message-text.ts'
import { noticeLaws } from './notice-laws.ts'
import { inWordsOf, rewrittenInWordsOf } from './notice-words.ts'
import { isBeyondUnasked } from './unasked-letters.ts'

type Letter = {
  letter: SideLetter
  at: Date
  fields?: Partial<Record<LetterField, string>>
  /** Of a letter that no editor has asked for: whether it answers a form. Unless it says, as the notice came. */
  isByForm?: boolean
}

/**
 * Writes a letter to one of a case's sides, from the newest version of its template. It stands on the case and on that side's page,
 * sealed, and goes by mail where there is an address.
 * @returns whether a mail of it is on its way: there is an address, and a mail server
 */
export async function writeLetter(
  tx: Tx,
  row: RightsCase,
  { letter, at, fields = {}, isByForm = row.way === 'form' }: Letter,
): Promise<boolean> {
  const side = sideOfLetter(letter)
  const { version, subject, text } = calledBy(row, side, await newestLetter(tx, letter))
  const values = { ...(await usualFields(tx, row, side)), ...fields }
  const written = { subject: filledIn(subject, values), text: filledIn(text, values) }
  const party = await partyOfSide(tx, row, side)
  const about = { caseId: row.id }
  const isMailed =
    party !== null &&
    (await hasMailAddress(tx, party)) &&
    !(isByForm && (await isBeyondUnasked(tx, letter, party)))
  const mail =
    isMailed && party !== null
      ? await sendMail(tx, { to: { party }, ...written, about, purpose: purposeOf(letter) })
      : null
  await keepCaseMessage(tx, {
    ...{ caseId: row.id, side, isIncoming: false, text: written.text, at },
    ...{ letter, letterVersion: version, mailId: mail?.id ?? null },
  })
  return mail?.state === 'queued'
}

/** A letter to who began the case calls what he sent by its name; of one that editors rewrote little can be known. */
function calledBy({ kind }: RightsCase, side: MessageSide, letter: LetterVersion): LetterVersion {
  if (side !== 'claimant') return letter
  const worded = letter.version === 0 ? inWordsOf : rewrittenInWordsOf
  return { ...letter, subject: worded(kind, letter.subject), text: worded(kind, letter.text) }
}

/** The clocks look for notices that could not be forwarded. */
function purposeOf(letter: SideLetter): MailPurpose {
  if (letter === 'forward') return 'forward_notice'
  return counterLetters.some((one) => one === letter) ? 'forward_counter' : 'case_letter'
}

type Message = {
  caseId: number
  side: MessageSide
  isIncoming: boolean
  text: string
  at: Date
  letter?: LetterKey
  letterVersion?: number | null
  mailId?: string | null
  /** Of a letter to a source. */
  sourceId?: number
}

/** Keeps what was written to a side or a source, or by a side, sealed. */
export async function keepCaseMessage(tx: Tx, { text, ...message }: Message): Promise<void> {
  await tx.caseMessage.create({ data: { ...sealMessage(text), ...message } })
}

/** The party of a side; null where nobody is known, or no longer. */
async function partyOfSide(tx: Tx, row: RightsCase, side: MessageSide): Promise<string | null> {
  if (side === 'claimant') return row.partyId
  if (side === 'source') return null
  const counters = await tx.counterNotice.findMany({
    where: { caseId: row.id, partyId: { not: null } },
    orderBy: { offeredAt: 'desc' },
  })
  // Where he has answered he has said how he is reached now; his contribution's address may be the one that failed.
  for (const { partyId } of counters)
    if (partyId !== null && (await hasMailAddress(tx, partyId))) return partyId
  if (row.contributionId === null) return null
  const { partyId } = await tx.contribution.findUniqueOrThrow({ where: { id: row.contributionId } })
  return partyId
}

/** Whether a mail can go to a side of a case: it has an address, and there is a mail server. */
export async function canMail(tx: Tx, row: RightsCase, side: MessageSide): Promise<boolean> {
  const party = await partyOfSide(tx, row, side)
  return config().smtp !== undefined && party !== null && (await hasMailAddress(tx, party))
}

async function hasMailAddress(tx: Tx, party: string): Promise<boolean> {
  return (await tx.party.count({ where: { id: party, emailIndex: { not: null } } })) > 0
}

/** What a letter of a case speaks of, where it lists nothing that was done: what was not taken up is not part of it. */
const notRejected = { OR: [{ outcome: null }, { outcome: { not: 'rejected' as const } }] }

async function usualFields(
  tx: Tx,
  row: RightsCase,
  side: MessageSide,
): Promise<Partial<Record<LetterField, string>>> {
  const articles = await tx.caseArticle.findMany({
    where: { caseId: row.id, ...notRejected },
    orderBy: { id: 'asc' },
  })
  const laws = noticeLaws(row.kind, await isUnderDmca(tx, row))
  return {
    caseNumber: caseNumber(row.id),
    siteName: config().siteName,
    statusUrl: statusUrl(receiptOfCase(row)),
    kind: caseKinds[row.kind].name,
    forwardLaw: laws.forward,
    counterLaw: laws.counter,
    urls: urlsOfNotice(articles, side),
    workdays: await dmcaWorkdays(tx),
  }
}
