import { DAY_MS, lastShanghaiMidnight } from '../time.ts'

/** How long what it says may be relied on: less than a year (RFC 9116 §2.5.5). */
const VALID_DAYS = 180

type Site = { url: string; contactEmail: string | undefined; now: Date }

/** Where to report a weakness (RFC 9116). It changes once a day, by its date of expiry. */
export function writeSecurityTxt({ url, contactEmail, now }: Site): string {
  const expires = new Date(lastShanghaiMidnight(now).getTime() + VALID_DAYS * DAY_MS)
  const contacts = [...(contactEmail ? [`mailto:${contactEmail}`] : []), `${url}/complaints`]
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.toISOString().slice(0, 19)}Z`,
    'Preferred-Languages: zh, en',
    `Canonical: ${url}/.well-known/security.txt`,
  ]
  return `${lines.join('\n')}\n`
}
