import type { Editor } from '../actors/editor.ts'
import { isSameText } from './content.ts'
import type { DeskArticle, DeskWorkingCopy } from './desk-types.ts'
import type { Origin } from './origin.ts'
import { type Content, contentSchema } from './schema.ts'
import { type ArticleStatus, versionEvents } from './status.ts'

type Asked = {
  /** The state that the request leads to. */
  status: ArticleStatus
  /** The text as the form sent it. */
  content: unknown
  /** Where it can still be changed. */
  origin?: Origin
  /** The public note, for an amendment. */
  note?: string
  /** Whether the text is to stand in the working copy, and not before readers. */
  isCopy?: boolean
}

type Article = Pick<
  DeskArticle,
  keyof Content | 'status' | 'origin' | 'version' | 'corrections' | 'audit' | 'workingCopy'
>

/** Whether this editor has brought an article to where a request of his wants it: what a request meets that was done
 *  before, when its answer was lost on the way and he pressed again. */
export function wasDoneBefore(
  article: Article,
  editor: Editor,
  { status, content, origin = article.origin, note = '', isCopy = false }: Asked,
): boolean {
  const parsed = contentSchema.safeParse(content)
  if (!parsed.success || article.status !== status || article.origin !== origin) return false
  if (isCopy) return isCopyDone(article.workingCopy, editor, parsed.data, note)
  const last = article.audit.find(({ event }) => versionEvents.includes(event))
  if (last?.editorId !== editor.id) return false
  const published = article.corrections.find(({ version }) => version === article.version)?.note ?? ''
  return isSameText(parsed.data, article) && published === note.trim()
}

function isCopyDone(copy: DeskWorkingCopy | null, editor: Editor, content: Content, note: string): boolean {
  if (!copy?.content || copy.isStale) return false
  return copy.savedById === editor.id && copy.note === note.trim() && isSameText(content, copy.content)
}
