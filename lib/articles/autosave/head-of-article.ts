import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { DomainError } from '../../errors.ts'
import { versionEvents } from '../status.ts'
import type { ArticleHead } from './autosave-types.ts'

const headRow = z.object({
  status: z.enum(ArticleStatus),
  version: z.number(),
  changed_at: z.date(),
  actor: z.string().nullable(),
  editor_id: z.string().nullable(),
  copy_version: z.number().nullable(),
  copy_at: z.date().nullable(),
  copy_by: z.string().nullable(),
  copy_by_id: z.string().nullable(),
})

/** How an article stands, and who changed it or its working copy last.
 *  @throws DomainError not-found */
export async function articleHead(id: number): Promise<ArticleHead> {
  const [row] = await queryRows(
    headRow,
    Prisma.sql`
      SELECT article.status::text, article.version, article.changed_at, last.actor, last.editor_id,
        copy.version AS copy_version, copy.saved_at AS copy_at, copy.saved_by_name AS copy_by,
        copy.saved_by_id AS copy_by_id
      FROM article
      LEFT JOIN working_copy AS copy ON copy.article_id = article.id
      LEFT JOIN LATERAL (
        SELECT actor, editor_id FROM audit_entry
        WHERE article_id = article.id AND event = ANY (${[...versionEvents]}) ORDER BY id DESC LIMIT 1
      ) AS last ON true
      WHERE article.id = ${id}`,
  )
  if (!row) throw new DomainError('not-found', '没有这篇文章。')
  const { status, version } = row
  const isCopyLast = row.copy_at !== null && row.copy_at > row.changed_at
  return {
    ...{ status, version, copyVersion: row.copy_version ?? 0 },
    changedBy: (isCopyLast ? row.copy_by : row.actor) ?? '别人',
    changedById: isCopyLast ? row.copy_by_id : row.editor_id,
    changedAt: ((isCopyLast ? row.copy_at : null) ?? row.changed_at).toISOString(),
  }
}
