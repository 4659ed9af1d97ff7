import { config } from '../config.ts'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** The Message-ID (RFC 5322 §3.6.4) of a mail: the same at each try. */
export function messageId(mailId: string): string {
  return `<mail.${mailId}@${new URL(config().siteUrl).hostname}>`
}

/** The mail of such a Message-ID, or of an envelope identifier (RFC 3461), which is its id; null for anything else. */
export function mailOfIdentifier(text: string): string | null {
  const [, id] =
    new RegExp(`^\\s*<mail\\.(${UUID})@[\\w.-]+>\\s*$`, 'i').exec(text) ??
    new RegExp(`^\\s*(${UUID})\\s*$`, 'i').exec(text) ??
    []
  return id?.toLowerCase() ?? null
}
