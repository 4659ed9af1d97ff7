import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { Editor } from '../editors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { storedBodySchema } from './body.ts'
import type { DeskArticle, DeskList, DeskRevision } from './desk-types.ts'
import { formatPageKey, parsePageKey } from './page-key.ts'
import { takeDownReasons } from './take-down-reasons.ts'

const DEFAULT_PAGE = 40
const openTakedown = {
  where: { restoredAt: null },
  include: { editor: { select: { name: true } } },
  take: 1,
} as const

export type DeskFilter = {
  status?: ArticleStatus
  citySlug?: string
  /** Part of the title, of any case. */
  q?: string
  /** The `before` of the page before; what is no such key is ignored. */
  before?: string
  limit?: number
}

/** Every article that matches, last changed first, with how many there are of each state. */
export async function listForDesk(editor: Editor, filter: DeskFilter = {}): Promise<DeskList> {
  permit(editor, 'article.draft')
  const matching: Prisma.ArticleWhereInput = {
    ...(filter.citySlug ? { city: { slug: filter.citySlug } } : {}),
    ...(filter.q?.trim() ? { title: { contains: likeLiteral(filter.q.trim()), mode: 'insensitive' } } : {}),
  }
  const key = filter.before === undefined ? null : parsePageKey(filter.before)
  const limit = filter.limit ?? DEFAULT_PAGE
  const [rows, groups] = await Promise.all([
    db().article.findMany({
      where: {
        ...matching,
        ...(filter.status ? { status: filter.status } : {}),
        ...(key
          ? { changedAt: { lte: key.at }, OR: [{ changedAt: { lt: key.at } }, { id: { lt: key.id } }] }
          : {}),
      },
      orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      include: { city: true, source: true, viewCounter: true, takedowns: openTakedown },
    }),
    db().article.groupBy({ by: ['status'], where: matching, _count: { _all: true } }),
  ])
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    title: row.title,
    status: row.status,
    origin: row.origin,
    sourceName: row.source?.name ?? null,
    city: { slug: row.city.slug, name: row.city.name },
    changedAt: row.changedAt,
    publishedAt: row.publishedAt,
    views: Number(row.viewCounter?.total ?? 0n),
    version: row.version,
    takedownStatus: row.takedowns[0] ? takeDownReasons[row.takedowns[0].reason].status : null,
  }))
  const last = rows.length > limit ? items.at(-1) : undefined
  const count = (status: ArticleStatus) => groups.find((group) => group.status === status)?._count._all ?? 0
  return {
    items,
    counts: { draft: count('draft'), published: count('published'), taken_down: count('taken_down') },
    before: last ? formatPageKey({ at: last.changedAt, id: last.id }) : null,
  }
}

/** Prisma escapes nothing of LIKE's own signs. */
function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** How many drafts wait. */
export function countDrafts(editor: Editor): Promise<number> {
  permit(editor, 'article.draft')
  return db().article.count({ where: { status: 'draft' } })
}

/** One article with all that the newsroom knows of it. */
export async function articleForDesk(editor: Editor, id: number): Promise<DeskArticle | null> {
  permit(editor, 'article.draft')
  const row = await db().article.findUnique({
    where: { id },
    include: {
      source: true,
      policy: true,
      editor: true,
      viewCounter: true,
      takedowns: openTakedown,
      revisions: {
        select: { version: true, live: true, savedAt: true, savedByName: true, title: true },
        orderBy: { version: 'desc' },
      },
      corrections: { include: { editor: true }, orderBy: { id: 'desc' } },
      auditTrail: { orderBy: { id: 'desc' } },
    },
  })
  if (!row) return null
  const [takedown] = row.takedowns
  return {
    id,
    status: row.status,
    origin: row.origin,
    title: row.title,
    originalTitle: row.originalTitle,
    summary: row.summary,
    body: storedBodySchema.parse(row.body),
    author: row.author,
    sourceName: row.source?.name ?? null,
    sourceUrl: row.sourceUrl,
    cityId: row.cityId,
    columnId: row.columnId,
    version: row.version,
    publishedAt: row.publishedAt,
    amendedAt: row.amendedAt,
    changedAt: row.changedAt,
    collectedAt: row.collectedAt,
    views: Number(row.viewCounter?.total ?? 0n),
    policyVersion: row.policy?.version ?? null,
    responsibleEditor: row.editor?.name ?? null,
    takedown: takedown
      ? {
          reason: takedown.reason,
          note: takedown.note,
          at: takedown.at,
          byName: takedown.editor.name,
          status: takeDownReasons[takedown.reason].status,
        }
      : null,
    revisions: row.revisions,
    corrections: row.corrections.map(({ version, note, at, editor }) => ({
      version,
      note,
      at,
      byName: editor.name,
    })),
    audit: row.auditTrail.map(({ id, at, event, actor, details }) => ({
      id: String(id),
      at,
      // Written by recordAudit alone, which knows no other events.
      event: event as AuditEvent,
      actor,
      details,
    })),
  }
}

/** One kept state of an article's text. */
export async function revisionForDesk(
  editor: Editor,
  articleId: number,
  version: number,
): Promise<DeskRevision | null> {
  permit(editor, 'article.draft')
  const row = await db().revision.findUnique({ where: { articleId_version: { articleId, version } } })
  if (!row) return null
  const { id: _, articleId: __, live: ___, savedById: ____, ...kept } = row
  return { ...kept, body: storedBodySchema.parse(row.body) }
}
