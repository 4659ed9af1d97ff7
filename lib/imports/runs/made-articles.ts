import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { states, statuses } from '../../articles/status.ts'

const named = z.object({ id: z.int(), title: z.string() })

export type NamedArticle = z.infer<typeof named>

/** The states of an article that readers know, or knew. */
const publicStates = statuses.filter((status) => states[status].public !== 'nothing')

/** Articles that a run made and that readers know, or knew; at most so many. */
export function publishedArticles(tx: Client, runId: number, most: number): Promise<NamedArticle[]> {
  return madeArticles(tx, runId, most, Prisma.sql`article.status::text = ANY (${publicStates})`)
}

/** Drafts that a run made and somebody has edited since; at most so many. */
export function editedDrafts(tx: Client, runId: number, most: number): Promise<NamedArticle[]> {
  return madeArticles(
    tx,
    runId,
    most,
    Prisma.sql`article.status = 'draft'
      AND (article.version > 1 OR EXISTS (SELECT FROM working_copy WHERE working_copy.article_id = article.id))`,
  )
}

function madeArticles(
  tx: Client,
  runId: number,
  most: number,
  condition: Prisma.Sql,
): Promise<NamedArticle[]> {
  return queryRows(
    named,
    Prisma.sql`
      SELECT article.id, article.title FROM import_item JOIN article ON article.id = article_id
      WHERE run_id = ${runId} AND outcome = 'made' AND ${condition} ORDER BY position LIMIT ${most}`,
    tx,
  )
}
