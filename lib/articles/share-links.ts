import { randomInt } from 'node:crypto'
import { ShareChannel } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'

/** Without 0/O and 1/l/I, so that a code can be read aloud and typed. 8 of 55 characters make 8·10¹³ codes. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const LENGTH = 8

/** Creates the article's short link for every channel, where it does not exist yet. */
export async function makeShareLinks(tx: Tx, articleId: number): Promise<void> {
  const channels = Object.values(ShareChannel)
  const codes = channels.map(newCode)
  await tx.$executeRaw`
    INSERT INTO share_link (article_id, channel, code)
    SELECT ${articleId}, channel::share_channel, code FROM unnest(${channels}::text[], ${codes}::text[]) AS link (channel, code)
    ON CONFLICT DO NOTHING`
}

function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** Whether a path segment has the form of a code. */
export function isShareCode(segment: string): boolean {
  return segment.length === LENGTH && [...segment].every((character) => ALPHABET.includes(character))
}
