import { db } from '#lib/db/client.ts'
import type { WorkingCopy } from '#lib/db/generated/client.ts'
import type { Editor } from '../actors/editor.ts'
import type { AuditEvent } from '../audit/events.ts'
import { permit } from '../editors/permissions.ts'
import { storedBodySchema } from './body/body.ts'
import type { DeskArticle, DeskRevision, DeskWorkingCopy } from './desk-types.ts'
import { fieldsOf, rowFields } from './fields.ts'
import { takeDownReasons } from './take-down-reasons.ts'
import { copyContent } from './working-copy.ts'

const openTakedown = { where: { restoredAt: null }, take: 1 } as const

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
      shareLinks: {
        select: { channel: true, visits: true },
        orderBy: { visits: 'desc' },
      },
      workingCopy: true,
      takedowns: openTakedown,
      revisions: {
        select: { version: true, live: true, savedAt: true, savedByName: true, title: true },
        orderBy: { version: 'desc' },
      },
      corrections: { orderBy: { id: 'desc' } },
      auditTrail: { orderBy: { id: 'desc' } },
    },
  })
  if (!row) return null
  const [takedown] = row.takedowns
  return {
    id,
    status: row.status,
    origin: row.origin,
    ...fieldsOf(row, rowFields),
    body: storedBodySchema.parse(row.body),
    sourceName: row.source?.name ?? null,
    version: row.version,
    publishedAt: row.publishedAt,
    amendedAt: row.amendedAt,
    changedAt: row.changedAt,
    collectedAt: row.collectedAt,
    views: Number(row.viewCounter?.total ?? 0n),
    shareVisits: row.shareLinks.filter(({ visits }) => visits > 0),
    policyVersion: row.policy?.version ?? null,
    responsibleEditor: row.editor?.name ?? null,
    takedown: takedown
      ? {
          reason: takedown.reason,
          note: takedown.note,
          at: takedown.at,
          byName: takedown.actor,
          status: takeDownReasons[takedown.reason].status,
          isSuspension: takedown.isSuspension,
          caseId: takedown.caseId,
        }
      : null,
    workingCopy: row.workingCopy && copyOf(row.workingCopy, row.revisions),
    revisions: row.revisions,
    corrections: row.corrections.map(({ version, note, at, actor }) => ({
      version,
      note,
      at,
      byName: actor,
    })),
    audit: row.auditTrail.map(({ id, at, event, actor, editorId, details }) => ({
      id: String(id),
      at,
      // Written by recordChange alone, which knows no other events.
      event: event as AuditEvent,
      actor,
      editorId,
      details,
    })),
  }
}

function copyOf(copy: WorkingCopy, revisions: { version: number; live: boolean }[]): DeskWorkingCopy {
  const { articleId: _, content, ...same } = copy
  // The newest is the one that comes back where readers see none.
  const base = revisions.find(({ live }) => live) ?? revisions[0]
  const isStale = base?.version !== copy.basedOn
  return { ...same, content: copyContent({ content }), isStale }
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
