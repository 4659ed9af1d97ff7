import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus, Origin, TakeDownReason } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { lastUnsaved, openForms } from './autosave/list-columns.ts'
import type { DeskListItem } from './desk-types.ts'
import type { PageKey } from './page-key.ts'
import { listedStatuses } from './status.ts'
import { takeDownReasons } from './take-down-reasons.ts'

/** Which articles: of one state or of all, of one city or of all. */
export type DeskScope = { status?: ArticleStatus | undefined; cityId?: number | undefined }

/** From where on, last changed first; or backwards, from where towards the newest. */
export type DeskRange = { olderThan?: PageKey | undefined; newerThan?: PageKey | undefined }

const statusesIn = ({ status }: DeskScope) => (status ? [status] : listedStatuses)

/**
 * The articles of one state, in order, from the index alone: `id`, `changed_at` and `title`. It is asked for by the very
 * words of the index that serves it (see the migration `article_lists`), so that no other can be read in its place.
 */
export function inOrder(
  status: ArticleStatus,
  { cityId }: DeskScope,
  { olderThan, newerThan }: DeskRange,
  limit: number,
): Prisma.Sql {
  const where = cityId === undefined ? Prisma.sql`id > 0` : Prisma.sql`city_id > 0 AND city_id = ${cityId}`
  const older = olderThan
    ? Prisma.sql`AND (changed_at, id) < (${olderThan.at}, ${olderThan.id})`
    : Prisma.empty
  const newer = newerThan
    ? Prisma.sql`AND (changed_at, id) > (${newerThan.at}, ${newerThan.id})`
    : Prisma.empty
  return Prisma.sql`(
    SELECT id, changed_at, title FROM article
    WHERE status = ${status}::article_status AND ${where} ${older} ${newer}
    ORDER BY ${order({ newerThan })} LIMIT ${Prisma.raw(String(limit))})`
}

/** The same of every state in question: each state's first ones, merged. */
export function merged(scope: DeskScope, range: DeskRange, limit: number): Prisma.Sql {
  const parts = statusesIn(scope).map((status) => inOrder(status, scope, range, limit))
  return Prisma.sql`
    SELECT id, changed_at, title FROM (${Prisma.join(parts, ' UNION ALL ')}) AS merged
    ORDER BY ${order(range)} LIMIT ${Prisma.raw(String(limit))}`
}

function order({ newerThan }: DeskRange): Prisma.Sql {
  return newerThan ? Prisma.sql`changed_at, id` : Prisma.sql`changed_at DESC, id DESC`
}

const itemRow = z.object({
  id: z.number(),
  title: z.string(),
  status: z.enum(ArticleStatus),
  origin: z.enum(Origin),
  source: z.string().nullable(),
  city: z.string(),
  city_slug: z.string(),
  changed_at: z.date(),
  published_at: z.date().nullable(),
  views: z.bigint(),
  version: z.number(),
  reason: z.enum(TakeDownReason).nullable(),
  drafted_by: z.string().nullable(),
  has_copy: z.boolean(),
  unsaved_by: z.string().nullable(),
  unsaved_at: z.date().nullable(),
  open_by: z.string().nullable(),
})

/** The lines of the list for the articles whose `id` a statement selects, last changed first. */
export async function itemsOf(page: Prisma.Sql): Promise<DeskListItem[]> {
  const rows = await queryRows(
    itemRow,
    Prisma.sql`
      SELECT article.id, article.title, article.status::text, article.origin::text, source.name AS source,
        city.name AS city, city.slug AS city_slug, article.changed_at, article.published_at, article.version,
        coalesce(view_counter.total, 0) AS views, takedown.reason::text, first.saved_by_id AS drafted_by,
        working_copy.article_id IS NOT NULL AS has_copy,
        unsaved.name AS unsaved_by, unsaved.saved_at AS unsaved_at, open.names AS open_by
      FROM (${page}) AS page
      JOIN article ON article.id = page.id
      JOIN city ON city.id = article.city_id
      LEFT JOIN source ON source.id = article.source_id
      LEFT JOIN working_copy ON working_copy.article_id = article.id
      LEFT JOIN view_counter ON view_counter.article_id = article.id
      LEFT JOIN takedown ON takedown.article_id = article.id AND takedown.restored_at IS NULL
      LEFT JOIN LATERAL (${lastUnsaved}) AS unsaved ON true
      LEFT JOIN LATERAL (${openForms}) AS open ON true
      LEFT JOIN revision AS first ON first.article_id = article.id AND first.version = 1
      ORDER BY article.changed_at DESC, article.id DESC`,
  )
  return rows.map(({ reason, city, city_slug, source, ...row }) => ({
    id: row.id,
    title: row.title,
    status: row.status,
    origin: row.origin,
    sourceName: source,
    city: { slug: city_slug, name: city },
    changedAt: row.changed_at,
    publishedAt: row.published_at,
    views: Number(row.views),
    version: row.version,
    draftedById: row.drafted_by,
    hasWorkingCopy: row.has_copy,
    unsaved: row.unsaved_by && row.unsaved_at ? { by: row.unsaved_by, at: row.unsaved_at } : null,
    openBy: row.open_by,
    takedownStatus: reason === null ? null : takeDownReasons[reason].status,
  }))
}
