import { Prisma } from '#lib/db/generated/client.ts'
import type { AuditSubject } from '#lib/db/generated/enums.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import type { AuditEvent } from './events.ts'

type Entry = {
  event: AuditEvent
  by: Actor
  /** What it is about, and its number. */
  about: { subject: AuditSubject; id: number | string }
  details?: Prisma.InputJsonObject
}

/** Adds an entry to the audit trail, in the transaction of what it tells. Entries are never changed or deleted. */
export async function recordAudit(tx: Tx, entry: Entry): Promise<void> {
  await tx.$executeRaw(auditInsert(entry))
}

/** The statement that adds an entry, for whoever adds something else with it. */
export function auditInsert({ event, by, about: { subject, id }, details = {} }: Entry): Prisma.Sql {
  const [articleId, subjectId] = subject === 'article' ? [id, null] : [null, String(id)]
  return Prisma.sql`
    INSERT INTO audit_entry (event, subject, article_id, subject_id, editor_id, actor, details)
    VALUES (${event}, ${subject}::audit_subject, ${articleId}, ${subjectId}, ${editorIdOf(by)}, ${by.name},
      ${JSON.stringify(details)}::jsonb)`
}
