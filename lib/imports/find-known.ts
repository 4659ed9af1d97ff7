import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'

type Text = { identity: Buffer<ArrayBuffer>; sourceUrl: string | null }

/** An article that a text is known as, and the case in which it was removed. */
export type KnownArticle = { articleId: number; status: ArticleStatus; caseId: number | null }

const row = z.object({
  text: z.int(),
  articleId: z.int(),
  status: z.enum(ArticleStatus),
  caseId: z.int().nullable(),
})

/**
 * Which of these texts the portal has, by their places in the list: those of an article that is not deleted, and those that
 * come from the address of one that was suspended or taken down.
 */
export async function findKnown(tx: Tx, texts: readonly Text[]): Promise<ReadonlyMap<number, KnownArticle>> {
  const asked = texts.map(({ identity, sourceUrl }, at) => ({
    text: at,
    identity: `\\x${identity.toString('hex')}`,
    url: sourceUrl,
  }))
  const found = await queryRows(
    row,
    Prisma.sql`
      WITH asked AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS t (text int, identity bytea, url text))
      SELECT text, article.id AS "articleId", status, case_id AS "caseId" FROM asked
      JOIN article ON article.status IN ('suspended', 'taken_down') AND article.source_url = asked.url
      LEFT JOIN takedown ON takedown.article_id = article.id AND restored_at IS NULL
      UNION ALL
      SELECT text, article.id, status, case_id FROM asked
      JOIN article_text USING (identity) JOIN article ON article.id = article_text.article_id
      LEFT JOIN takedown ON takedown.article_id = article.id AND restored_at IS NULL
      WHERE status <> 'deleted'`,
    tx,
  )
  return new Map(found.map(({ text, ...known }) => [text, known]))
}
