import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { copyContent } from '../articles/working-copy.ts'
import { permit } from '../editors/permissions.ts'

/** A text that is written for an article that a case keeps from readers, with its public correction note. */
export type PreparedText = {
  articleId: number
  copyVersion: number
  note: string
  savedBy: string
  savedAt: Date
}

/** Those of these articles' texts with which a case can end (民法典 §1028): each has its note, and was written on the text that would
 *  come back.
 *  @throws DomainError forbidden */
export async function preparedTexts(editor: Editor, articleIds: readonly number[]): Promise<PreparedText[]> {
  permit(editor, 'case.read')
  const copies = await db().workingCopy.findMany({
    where: { articleId: { in: [...articleIds] }, note: { not: '' } },
    include: {
      article: {
        select: {
          revisions: { select: { version: true }, orderBy: [{ live: 'desc' }, { version: 'desc' }], take: 1 },
        },
      },
    },
  })
  return copies
    .filter((copy) => copyContent(copy) !== null && copy.article.revisions[0]?.version === copy.basedOn)
    .map(({ articleId, version, note, savedByName, savedAt }) => ({
      ...{ articleId, copyVersion: version, note, savedBy: savedByName, savedAt },
    }))
}
