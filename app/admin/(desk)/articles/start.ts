import type { Start } from '#components/desk/use-article-form.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { revisionForDesk } from '#lib/articles/desk.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { isPublic } from '#lib/articles/status.ts'
import { formContent } from './form-content.ts'
import { latestOf } from './latest.ts'

/**
 * Where the form of an article begins: with its working copy, if there is one. Where the live text has changed since that
 * was begun, the form stands on the version from which it was begun: nothing can be sent until the two are merged.
 */
export async function startOf(editor: Editor, article: DeskArticle): Promise<Start> {
  const { id, version, status, origin, workingCopy: copy } = article
  const text = formContent(article)
  const live = isPublic(status) ? text : null
  const standing = { id, version, status, live, copyVersion: copy?.version ?? 0, base: text, note: '' }
  const start = { editorId: editor.id, origin, standing }
  if (!live || !copy?.content) return start
  const onCopy = { ...standing, base: formContent(copy.content), note: copy.note }
  if (!copy.isStale) return { ...start, standing: onCopy }
  const begun = await revisionForDesk(editor, id, copy.basedOn)
  const onBegun = { ...onCopy, version: copy.basedOn, live: begun ? formContent(begun) : live }
  return { ...start, standing: onBegun, conflict: latestOf(article) }
}
