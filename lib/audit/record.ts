import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'
import type { AuditEvent } from './events.ts'

/** Adds one line to the record of what was done. Who acted is an editor, or the name of what acted without one. */
export async function recordAudit(
  tx: Tx,
  entry: { event: AuditEvent; by: Editor | string; articleId: number; details?: Prisma.InputJsonObject },
): Promise<void> {
  const { event, by, articleId, details = {} } = entry
  const who = typeof by === 'string' ? { actor: by } : { actor: by.name, editorId: by.id }
  await tx.auditEntry.create({ data: { event, articleId, details, ...who } })
}
