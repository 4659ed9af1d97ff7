import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus, Origin } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Body, storedBodySchema } from '../body/body.ts'
import { unmarkedText } from '../body/plain-text.ts'
import { searchEntry } from './search-entry.ts'

const row = z.object({
  id: z.number(),
  status: z.enum(ArticleStatus),
  origin: z.enum(Origin),
  title: z.string(),
  summary: z.string(),
  body: z.unknown(),
  author: z.string().nullable(),
  photographer: z.string().nullable(),
  tags: z.string().nullable(),
  cityId: z.number(),
  columnId: z.number().nullable(),
  sourceId: z.number().nullable(),
  sourceName: z.string().nullable(),
  editorId: z.string().nullable(),
  at: z.date(),
})

/** The articles of which a search is to know what their rows now say, with the body where the caller has it. */
type Changed = { id: number; body?: Body | undefined }

/** Enters articles in the index of searches, as their rows are in this transaction: from the commit on, searches find
 *  these texts and no others. */
export async function enterInSearch(tx: Tx, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return
  const bodies = new Map(changed.flatMap(({ id, body }) => (body ? [[id, body] as const] : [])))
  const ids = changed.map(({ id }) => id)
  const unread = ids.filter((id) => !bodies.has(id))
  const rows = await queryRows(
    row,
    Prisma.sql`
      SELECT article.id, article.status::text, article.origin::text, article.title, article.summary,
        CASE WHEN article.id = ANY(${unread}) THEN article.body END AS body, article.author, article.photographer,
        article.tags, article.city_id AS "cityId", article.column_id AS "columnId", article.source_id AS "sourceId",
        source.name AS "sourceName", coalesce(article.editor_id, first.saved_by_id) AS "editorId",
        coalesce(article.published_at, article.changed_at) AS at
      FROM article LEFT JOIN source ON source.id = article.source_id
      LEFT JOIN revision AS first ON first.article_id = article.id AND first.version = 1
      WHERE article.id = ANY(${ids}) ORDER BY article.id`,
    tx,
  )
  const entries = rows.map(({ sourceId, sourceName, body, ...one }) => {
    const source = sourceId === null || sourceName === null ? null : { id: sourceId, name: sourceName }
    const text = unmarkedText(bodies.get(one.id) ?? storedBodySchema.parse(body))
    const { articleId, at, ...entry } = searchEntry({ ...one, source, text })
    return { article_id: articleId, at, text: entry.text, title_grams: entry.titleGrams, grams: entry.grams }
  })
  await tx.$executeRaw`
    INSERT INTO search_entry (article_id, at, title_grams, grams, text)
    SELECT article_id, at, title_grams, grams, text
    FROM jsonb_populate_recordset(NULL::search_entry, ${JSON.stringify(entries)}::jsonb)
    ON CONFLICT (article_id) DO UPDATE
      SET at = EXCLUDED.at, title_grams = EXCLUDED.title_grams, grams = EXCLUDED.grams, text = EXCLUDED.text`
}
