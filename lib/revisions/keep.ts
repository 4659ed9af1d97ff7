import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../editors/editor.ts'

type Kept = Pick<
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

/** Keeps the article's text as it stands at this version; a live one takes the place of the one readers saw,
 *  unless it is the first. */
export async function keepRevision(
  tx: Tx,
  article: { id: number; version: number },
  text: Kept,
  { live, by, isFirst = false }: { live: boolean; by: Editor | string; isFirst?: boolean },
): Promise<void> {
  if (live && !isFirst) await retireRevision(tx, article.id)
  const who = typeof by === 'string' ? { savedByName: by } : { savedByName: by.name, savedById: by.id }
  await tx.revision.create({
    data: { ...text, articleId: article.id, version: article.version, live, ...who },
  })
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
