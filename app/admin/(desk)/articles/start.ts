import { type ArticleContent, isSameContent } from '#components/desk/article-content.ts'
import type { Standing, Start } from '#components/desk/standing.ts'
import type { Editor } from '#lib/actors/editor.ts'
import type { StoredText } from '#lib/articles/autosave/autosave-types.ts'
import { ownAutosave } from '#lib/articles/autosave/own-autosave.ts'
import { unsavedText } from '#lib/articles/autosave/unsaved-texts.ts'
import { revisionForDesk } from '#lib/articles/desk.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { isPublic, savingEvents } from '#lib/articles/status.ts'
import { formContent } from './form-content.ts'
import { latestOf } from './latest.ts'

/**
 * Where the form of an article begins: with the working copy, if there is one, and with what the editor himself typed and
 * did not save. Where the article has changed since that was begun, the form stands on the version from which it was begun:
 * nothing can be sent until the two are merged.
 * @param key of an earlier text that the editor wants in the form
 */
export async function startOf(editor: Editor, article: DeskArticle, key?: string): Promise<Start> {
  const [start, text] = await Promise.all([
    ownStart(editor, article),
    key === undefined ? null : unsavedText(editor, article.id, key),
  ])
  if (!text) return start
  const { content, note, at, device } = text
  const brought = {
    content: content as ArticleContent,
    note,
    origin: article.origin,
    at: at.toISOString(),
    device,
  }
  return { ...start, brought }
}

async function ownStart(editor: Editor, article: DeskArticle): Promise<Start> {
  const stored = await ownAutosave(editor, article.id)
  const start = { ...(await savedStart(editor, article)), autosaveSeq: stored?.seq ?? 0 }
  if (!stored || isSuperseded(stored, editor, article)) return start
  const { note, origin, at, device } = stored
  // The editor tells by name what this version does not know of it.
  const unsaved = { content: stored.content as ArticleContent, note, origin, at, device }
  if (start.conflict) return { ...start, unsaved }
  const { version, copyVersion } = start.standing
  if (stored.version === version && stored.copyVersion === copyVersion) return { ...start, unsaved }
  const standing = await standingOf(editor, stored, article, start.standing)
  const [before, now] = [standing, start.standing].map(({ live, base }) => live ?? base)
  const isSameText = before && now && stored.copyVersion === copyVersion && isSameContent(before, now)
  return isSameText ? { ...start, unsaved } : { ...start, unsaved, standing, conflict: latestOf(article) }
}

async function savedStart(editor: Editor, article: DeskArticle): Promise<Omit<Start, 'autosaveSeq'>> {
  const { id, version, status, origin, workingCopy: copy } = article
  const text = formContent(article)
  const live = isPublic(status) ? text : null
  const standing = { id, version, status, live, copyVersion: copy?.version ?? 0, base: text, note: '' }
  const start = { editorId: editor.id, email: editor.email, origin, standing }
  if (!live || !copy?.content) return start
  const onCopy = { ...standing, base: formContent(copy.content), note: copy.note }
  if (!copy.isStale) return { ...start, standing: onCopy }
  const begun = await revisionForDesk(editor, id, copy.basedOn)
  const onBegun = { ...onCopy, version: copy.basedOn, live: begun ? formContent(begun) : live }
  return { ...start, standing: onBegun, conflict: latestOf(article) }
}

/** Whether the editor has stored a text later himself: then he has seen it, and an old text is no unsaved one. What was done
 *  to the article without its text, as taking it down, leaves what he typed before. */
function isSuperseded({ at }: StoredText, editor: Editor, { audit }: DeskArticle): boolean {
  const saved = audit.find(({ event, editorId }) => editorId === editor.id && savingEvents.includes(event))
  return saved !== undefined && saved.at >= new Date(at)
}

/** Where a form stands whose text was typed on an older version: with the text of that version, which another may have
 *  stored, as a restored article has that of its publication. */
async function standingOf(
  editor: Editor,
  { version, copyVersion }: StoredText,
  { id, revisions }: DeskArticle,
  standing: Standing,
): Promise<Standing> {
  const storedAs = revisions.find((revision) => revision.version <= version)
  const begun = storedAs && (await revisionForDesk(editor, id, storedAs.version))
  if (!begun) return { ...standing, version, copyVersion }
  const base = formContent(begun)
  return { ...standing, version, copyVersion, base, live: standing.live && base }
}
