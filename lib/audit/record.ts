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
  await tx.$executeRaw(auditInserts([entry]))
}

/** The statement that adds entries, in their order, for whoever adds something else with it. */
export function auditInserts(entries: readonly Entry[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO audit_entry (event, subject, article_id, subject_id, editor_id, actor, details)
    SELECT event, subject, article_id, subject_id, editor_id, actor, details
    FROM jsonb_populate_recordset(NULL::audit_entry, ${JSON.stringify(entries.map(rowOf))}::jsonb)`
}

function rowOf({ event, by, about: { subject, id }, details = {} }: Entry) {
  const about =
    subject === 'article'
      ? { article_id: id, subject_id: null }
      : { article_id: null, subject_id: String(id) }
  return { event, subject, ...about, editor_id: editorIdOf(by), actor: by.name, details }
}
