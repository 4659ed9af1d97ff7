import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { PRESENCE_SECONDS } from '../../articles/autosave/presence.ts'
import { states, statuses } from '../../articles/status.ts'

const named = z.object({ id: z.int(), title: z.string() })

export type NamedArticle = z.infer<typeof named>

/** The states of an article that readers know, or knew. */
const publicStates = statuses.filter((status) => states[status].public !== 'nothing')

/** Articles that a run made and that readers know, or knew; at most so many. */
export function publishedArticles(tx: Client, runId: number, most: number): Promise<NamedArticle[]> {
  return madeArticles(tx, runId, most, Prisma.sql`article.status::text = ANY (${publicStates})`)
}

/** When somebody has worked on an article since it was made, in whichever way; null where nobody has. It is open in a form:
 *  that form may hold more than was stored, so that counts from when it was opened. */
export const workedOnAt = Prisma.sql`greatest(
  CASE WHEN article.version > 1 THEN article.changed_at END,
  (SELECT saved_at FROM working_copy WHERE working_copy.article_id = article.id),
  (SELECT max(saved_at) FROM autosave WHERE autosave.article_id = article.id),
  (SELECT max(since) FROM presence WHERE presence.article_id = article.id
    AND seen_at > now() - ${PRESENCE_SECONDS} * interval '1 second'))`

/** Drafts that a run made and that somebody has edited since, or is editing; at most so many. */
export function editedDrafts(tx: Client, runId: number, most: number): Promise<NamedArticle[]> {
  return madeArticles(tx, runId, most, Prisma.sql`article.status = 'draft' AND ${workedOnAt} IS NOT NULL`)
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
