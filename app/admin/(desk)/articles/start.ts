import type { Start } from '#components/desk/use-article-form.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { revisionForDesk } from '#lib/articles/desk.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { formContent } from './content.ts'
import { latestOf } from './latest.ts'

/** Where the form of an article begins: with its working copy, if there is one. Where the live text has changed since that
 *  was begun, with what it was begun from, and what is live now beside it. */
export async function startOf(editor: Editor, article: DeskArticle): Promise<Start> {
  const { id, version, status, origin, workingCopy: copy } = article
  const text = formContent(article)
  const live = status === 'published' ? text : null
  const standing = { id, version, status, live, copyVersion: 0, base: text, note: '' }
  const start = { editorId: editor.id, origin, standing }
  if (!live || !copy) return start
  const { version: copyVersion, content, note } = copy
  const onCopy = { ...standing, copyVersion, base: formContent(content), note }
  if (!copy.isStale) return { ...start, standing: onCopy }
  const begun = await revisionForDesk(editor, id, copy.basedOn)
  const standingThen = { ...onCopy, live: begun ? formContent(begun) : live }
  return { ...start, standing: standingThen, conflict: latestOf(article) }
}
