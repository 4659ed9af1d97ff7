import { db } from '#lib/db/client.ts'
import type { Autosave } from '#lib/db/generated/client.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import type { StoredText } from './autosave-types.ts'
import { formTextSchema } from './form-text.ts'

/** A stored text; null where it cannot be read. */
export function storedTextOf(row: Autosave): StoredText | null {
  const content = formTextSchema.safeParse(row.content).data
  if (!content) return null
  const { seq, version, copyVersion, origin, note, characters, device, savedAt } = row
  return {
    ...{ seq, version, copyVersion, origin, content, note, characters, device },
    at: savedAt.toISOString(),
  }
}

/** What an editor has typed of an article and not saved; null for nothing.
 *  @throws DomainError forbidden */
export async function ownAutosave(editor: Editor, articleId: number): Promise<StoredText | null> {
  permit(editor, 'article.draft')
  const row = await db().autosave.findUnique({
    where: { articleId_editorId: { articleId, editorId: editor.id } },
  })
  return row && storedTextOf(row)
}
