import { mailOfIdentifier } from './message-id.ts'
import { type MimePart, mimeParts, readFields } from './mime-parts.ts'

/** What a delivery report says of one of our mails: that it failed for good, or something else. */
export type Bounce = { mailId: string; isFailure: boolean; code: string }

/**
 * Reads a delivery status notification (RFC 3464): of which mail it tells, by the envelope identifier or the Message-ID of what is
 * returned, and whether the delivery failed.
 * @returns null for a message that is none, or tells of no mail of ours
 */
export function readBounce(message: string): Bounce | null {
  const parts = mimeParts(message.replaceAll('\r\n', '\n'))
  const report = parts.find(({ type }) => type === 'message/delivery-status')
  if (!report) return null
  const blocks = report.content.split(/\n[ \t]*\n/).map(readFields)
  const mailId = envelopeOf(blocks) ?? returnedOf(parts)
  if (mailId === null) return null
  const failed = blocks.find((fields) => /^failed\b/i.test(fields.get('action') ?? ''))
  return { mailId, isFailure: failed !== undefined, code: codeOf(failed) }
}

function envelopeOf(blocks: readonly ReadonlyMap<string, string>[]): string | null {
  for (const fields of blocks) {
    const found = mailOfIdentifier(fields.get('original-envelope-id') ?? '')
    if (found) return found
  }
  return null
}

/** By the head of the message that is returned, whole or its head alone. */
function returnedOf(parts: readonly MimePart[]): string | null {
  const returned = parts.find(
    ({ type }) => /^(message\/rfc822|text\/rfc822-headers)(-|$)/.test(type) || type === 'message/global',
  )
  const [head = ''] = returned?.content.replace(/^\n+/, '').split('\n\n') ?? []
  return mailOfIdentifier(readFields(head).get('message-id') ?? '')
}

/** The status of RFC 3463, `5.1.1`; never the text beside it, which can name the recipient. */
function codeOf(fields: ReadonlyMap<string, string> | undefined): string {
  const [status] = /^\d\.\d{1,3}\.\d{1,3}/.exec(fields?.get('status') ?? '') ?? []
  return `bounced ${status ?? ''}`.trim()
}
