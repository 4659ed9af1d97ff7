import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { AuditEvent } from '../audit/events.ts'
import type { Editor } from '../editors/editor.ts'

/** What can be announced to the outside; every message says which article it is about. */
type OutboxTopic = 'article.published' | 'article.amended' | 'article.taken-down' | 'article.restored'

/** The text of an article as a revision keeps it. */
type RevisionText = Pick<
  Prisma.RevisionUncheckedCreateInput,
  | 'title'
  | 'originalTitle'
  | 'summary'
  | 'body'
  | 'author'
  | 'sourceName'
  | 'sourceUrl'
  | 'sourceEditor'
  | 'sourceResponsibleEditor'
  | 'photographer'
  | 'cityId'
  | 'columnId'
>

type Change = {
  event: AuditEvent
  /** An editor, or the name of what acted without one. */
  by: Editor | string
  details?: Prisma.InputJsonObject
  /** Where the text is another one: kept as the revision of the article's version, which readers see if it is live. */
  revision?: { text: RevisionText; live: boolean }
  /** What is announced after the commit, at least once. */
  topic?: OutboxTopic
}

/**
 * Keeps what a change of an article leaves behind, in one statement: the revision, the audit entry and the message to the
 * outside. A revision that was live has to be retired before another one is.
 */
export async function recordChange(
  tx: Tx,
  article: { id: number; version: number },
  { event, by, details = {}, revision, topic }: Change,
): Promise<void> {
  const parts = [
    ...(revision ? [Prisma.sql`revised AS (${revisionOf(article, revision, by)})`] : []),
    ...(topic ? [Prisma.sql`announced AS (${messageOf(article.id, topic)})`] : []),
  ]
  const { name, id } = actorOf(by)
  await tx.$executeRaw`
    ${parts.length > 0 ? Prisma.sql`WITH ${Prisma.join(parts)}` : Prisma.empty}
    INSERT INTO audit_entry (event, article_id, editor_id, actor, details)
    VALUES (${event}, ${article.id}, ${id}, ${name}, ${JSON.stringify(details)}::jsonb)`
}

/** No revision of the article is live any more. */
export async function retireRevision(tx: Tx, articleId: number): Promise<void> {
  await tx.revision.updateMany({ where: { articleId, live: true }, data: { live: false } })
}

/** The newest revision becomes the one readers see. */
export async function reviveRevision(tx: Tx, articleId: number): Promise<void> {
  const newest = await tx.revision.findFirstOrThrow({ where: { articleId }, orderBy: { version: 'desc' } })
  await tx.revision.update({ where: { id: newest.id }, data: { live: true } })
}

function revisionOf(
  { id, version }: { id: number; version: number },
  { text, live }: { text: RevisionText; live: boolean },
  by: Editor | string,
): Prisma.Sql {
  const { title, originalTitle, summary, body, author, sourceName, sourceUrl, cityId, columnId } = text
  const { sourceEditor, sourceResponsibleEditor, photographer } = text
  const actor = actorOf(by)
  return Prisma.sql`
    INSERT INTO revision (article_id, version, live, title, original_title, summary, body, author, source_name,
      source_url, source_editor, source_responsible_editor, photographer, city_id, column_id, saved_by_id, saved_by_name)
    VALUES (${id}, ${version}, ${live}, ${title}, ${originalTitle}, ${summary}, ${JSON.stringify(body)}::jsonb, ${author},
      ${sourceName}, ${sourceUrl}, ${sourceEditor}, ${sourceResponsibleEditor}, ${photographer}, ${cityId}, ${columnId},
      ${actor.id}, ${actor.name})`
}

function messageOf(articleId: number, topic: OutboxTopic): Prisma.Sql {
  return Prisma.sql`INSERT INTO outbox (topic, payload) VALUES (${topic}, ${JSON.stringify({ articleId })}::jsonb)`
}

function actorOf(by: Editor | string): { name: string; id: string | null } {
  return typeof by === 'string' ? { name: by, id: null } : { name: by.name, id: by.id }
}
