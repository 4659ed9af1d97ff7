import { createHash } from 'node:crypto'
import type { Tx } from '#lib/db/transaction.ts'
import { drawnOnly } from '../text/visible.ts'
import type { Body } from './body/body.ts'
import { plainText } from './body/plain-text.ts'

/** A text by which articles are told apart. */
type Words = { title: string; sourceName: string | null; body: Body }

/**
 * What makes two texts the same to a reader: title, source and body, whatever their spaces, blank lines, invisible
 * characters, encodings and counts (SHA-256 of what is drawn, in Unicode's NFC).
 */
export function textIdentity({ title, sourceName, body }: Words): Buffer<ArrayBuffer> {
  const drawn = [title, sourceName ?? '', plainText(body)].map(drawnOnly)
  return createHash('sha256').update(JSON.stringify(drawn)).digest()
}

/** Enters a text as that of an article; one that is entered stays with the article that had it first. */
export async function enterText(tx: Tx, articleId: number, words: Words): Promise<void> {
  await enterIdentity(tx, articleId, textIdentity(words))
}

/** The same of a text whose identity is known.
 *  @returns whether it is this article's now; false where another one had it */
export async function enterIdentity(
  tx: Tx,
  articleId: number,
  identity: Buffer<ArrayBuffer>,
): Promise<boolean> {
  const entered = await tx.$executeRaw`
    INSERT INTO article_text (identity, article_id) VALUES (${identity}, ${articleId}) ON CONFLICT (identity) DO NOTHING`
  return entered > 0
}
