import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { OpenElsewhere } from './autosave-types.ts'

/** A form is taken for closed when nothing was heard of it for so long: three heartbeats, since browsers slow the timers of
 *  hidden tabs to one a minute. */
export const PRESENCE_SECONDS = 90
/** Tabs of one editor on one article; of more, the ones heard of last count. */
const MOST_TABS = 20

type Form = { articleId: number; editorId: string; tab: string }

/** Notes that a form is open. */
export async function notePresence({ articleId, editorId, tab }: Form, isChanged: boolean): Promise<void> {
  const [row] = await queryRows(
    z.object({ is_new: z.boolean() }),
    Prisma.sql`
      INSERT INTO presence (article_id, editor_id, tab, is_changed)
      VALUES (${articleId}, ${editorId}, ${tab}::uuid, ${isChanged})
      ON CONFLICT (article_id, editor_id, tab) DO UPDATE SET is_changed = excluded.is_changed, seen_at = now()
      RETURNING xmax = 0 AS is_new`,
  )
  if (row?.is_new)
    await db().$executeRaw`
      DELETE FROM presence WHERE article_id = ${articleId} AND editor_id = ${editorId} AND tab NOT IN (
        SELECT tab FROM presence WHERE article_id = ${articleId} AND editor_id = ${editorId}
        ORDER BY seen_at DESC LIMIT ${MOST_TABS})`
}

/** Notes that a form is closed. */
export async function endPresence({ articleId, editorId, tab }: Form): Promise<void> {
  await db().presence.deleteMany({ where: { articleId, editorId, tab } })
}

const otherRow = z.object({ name: z.string(), since: z.date(), is_changed: z.boolean() })

/** The colleagues who have an article open, who opened it first before the others. */
export async function openElsewhere(articleId: number, editorId: string): Promise<OpenElsewhere[]> {
  const rows = await queryRows(
    otherRow,
    Prisma.sql`
      SELECT editor.name, min(presence.since) AS since, bool_or(is_changed) AS is_changed
      FROM presence JOIN editor ON editor.id = presence.editor_id
      WHERE article_id = ${articleId} AND editor_id <> ${editorId}
        AND seen_at > now() - ${PRESENCE_SECONDS} * interval '1 second'
      GROUP BY editor.id, editor.name ORDER BY since`,
  )
  return rows.map(({ name, since, is_changed }) => ({
    name,
    since: since.toISOString(),
    isChanged: is_changed,
  }))
}
