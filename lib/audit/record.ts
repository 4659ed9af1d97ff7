import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'

export const auditEvents = {
  article_drafted: '起草',
  article_saved: '存草稿',
  article_published: '发布',
  article_amended: '修订',
  article_taken_down: '下架',
  article_restored: '恢复',
  article_imported: '导入',
} as const

export type AuditEvent = keyof typeof auditEvents

/** Adds one line to the record of what was done. Who acted is an editor, or the name of what acted without one. */
export async function recordAudit(
  tx: Tx,
  entry: { event: AuditEvent; by: Editor | string; articleId: number; details?: Prisma.InputJsonObject },
): Promise<void> {
  const { event, by, articleId, details = {} } = entry
  const who = typeof by === 'string' ? { actor: by } : { actor: by.name, editorId: by.id }
  await tx.auditEntry.create({ data: { event, articleId, details, ...who } })
}
