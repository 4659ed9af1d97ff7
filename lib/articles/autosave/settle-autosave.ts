import type { Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { isSameText } from '../content.ts'
import { type Content, contentSchema } from '../schema.ts'
import { formTextSchema } from './form-text.ts'
import { deleteSurplus, keepAutosave } from './kept-texts.ts'

/** What an editor has saved is not unsaved any more. A text that says something else, typed in another tab or on another
 *  machine, is kept. */
export async function settleAutosave(
  tx: Tx,
  editor: Editor,
  articleId: number,
  { content, note = '' }: { content: Content; note?: string },
): Promise<void> {
  const stored = await tx.autosave.findUnique({
    where: { articleId_editorId: { articleId, editorId: editor.id } },
  })
  if (!stored) return
  const typed = contentOf(stored.content)
  const isSaved = stored.note.trim() === note && typed !== null && isSameText(typed, content)
  if (!isSaved) {
    await tx.$executeRaw(keepAutosave(stored))
    await tx.$executeRaw(deleteSurplus(articleId, editor.id))
  }
  await tx.autosave.deleteMany({ where: { articleId, editorId: editor.id, seq: stored.seq } })
}

/** A form's text as a verb would take it; null where none would. */
function contentOf(stored: unknown): Content | null {
  const text = formTextSchema.safeParse(stored).data
  return text ? (contentSchema.safeParse({ ...text, columnId: text.columnId || null }).data ?? null) : null
}
