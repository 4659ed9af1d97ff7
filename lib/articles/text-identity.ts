import { createHash } from 'node:crypto'
import type { Tx } from '#lib/db/transaction.ts'
import { drawnOnly } from '../text/visible.ts'
import type { Body } from './body/body.ts'
import { unmarkedText } from './body/plain-text.ts'

/** A text by which articles are told apart. */
type Words = { title: string; sourceName: string | null; body: Body }

/**
 * What makes two texts the same to a reader: title, source and body, whatever their spaces, blank lines, invisible
 * characters, encodings and counts (SHA-256 of what is drawn, in Unicode's NFC).
 */
export function textIdentity({ title, sourceName, body }: Words): Buffer<ArrayBuffer> {
  const drawn = [title, sourceName ?? '', unmarkedText(body)].map(drawnOnly)
  return createHash('sha256').update(JSON.stringify(drawn)).digest()
}

/** Enters a text as that of an article; one that is entered stays with the article that had it first, as long as that is not
 *  deleted.
 *  @returns whether it is this article's now; false where another one had it */
export async function enterText(tx: Tx, articleId: number, words: Words): Promise<boolean> {
  const identity = textIdentity(words)
  const entered = await tx.$queryRaw<{ own: boolean }[]>`
    WITH entered AS (
      INSERT INTO article_text (identity, article_id) VALUES (${identity}, ${articleId})
      ON CONFLICT (identity) DO UPDATE SET article_id = excluded.article_id
        WHERE (SELECT status FROM article WHERE id = article_text.article_id) = 'deleted' RETURNING article_id)
    SELECT article_id = ${articleId} AS own FROM entered
    UNION ALL SELECT article_id = ${articleId} FROM article_text WHERE identity = ${identity}`
  return entered.some(({ own }) => own)
}

/** Enters the texts of articles that are new, each with an identity of its own.
 *  @returns whether all of them are theirs now; false where another article had one */
export async function enterTexts(
  tx: Tx,
  texts: readonly { articleId: number; identity: Buffer<ArrayBuffer> }[],
): Promise<boolean> {
  const rows = texts
    .map(({ articleId, identity }) => ({ article_id: articleId, identity: `\\x${identity.toString('hex')}` }))
    // Two batches that share texts wait for each other in one order.
    .sort((one, other) => (one.identity < other.identity ? -1 : 1))
  const entered = await tx.$executeRaw`
    INSERT INTO article_text (identity, article_id)
    SELECT identity, article_id FROM jsonb_populate_recordset(NULL::article_text, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (identity) DO UPDATE SET article_id = excluded.article_id
      WHERE (SELECT status FROM article WHERE id = article_text.article_id) = 'deleted'`
  return entered === rows.length
}
