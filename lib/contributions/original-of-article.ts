import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { type Body, storedBodySchema } from '../articles/body/body.ts'
import { permit } from '../editors/permissions.ts'

/** What a contributor sent, from which an article was made. */
export type OriginalText = { contributionId: number; title: string; penName: string; body: Body }

/** The original of an article, unchanged; null for one that was made of no contribution.
 *  @throws DomainError forbidden */
export async function originalOfArticle(editor: Editor, articleId: number): Promise<OriginalText | null> {
  permit(editor, 'contribution.read')
  const row = await db().contribution.findUnique({
    where: { articleId },
    select: { id: true, title: true, penName: true, body: true },
  })
  if (!row) return null
  const { id: contributionId, title, penName } = row
  return { contributionId, title, penName, body: storedBodySchema.parse(row.body) }
}
