import type { Contact } from '../parties/contact-of.ts'
import { foldIdentity } from '../parties/fold-identity.ts'
import { type MailPurpose, mailPurposes } from './mail-purposes.ts'

const MOST_CHARACTERS = 120

/**
 * A subject that may travel unencrypted and stand in a mail box's list: of one line, without anybody's name, address or number.
 * One that has any is replaced by the one of its purpose.
 * @param parties everybody whom it could name
 */
export function mailSubject(given: string, purpose: MailPurpose, parties: readonly Contact[]): string {
  const oneLine = given
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ')
    .trim()
  const isNaming = parties.some(({ name, email, phone }) =>
    [name, email, phone].some((part) => {
      const text = foldIdentity(part ?? '')
      return text.length > 1 && foldIdentity(oneLine).includes(text)
    }),
  )
  const subject = isNaming || oneLine === '' ? mailPurposes[purpose] : oneLine
  return [...subject].slice(0, MOST_CHARACTERS).join('')
}
