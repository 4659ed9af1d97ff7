import type { Editor } from '../actors/editor.ts'
import { changesBetween } from './content.ts'
import type { DeskArticle, DeskWorkingCopy } from './desk-types.ts'
import { type Content, contentSchema } from './schema.ts'
import type { ArticleStatus } from './status.ts'

type Asked = {
  /** The state that the request leads to. */
  status: ArticleStatus
  /** The text as the form sent it. */
  content: unknown
  /** The public note, for an amendment. */
  note?: string
  /** Whether the text is to stand in the working copy, and not before readers. */
  isCopy?: boolean
}

type Article = Pick<
  DeskArticle,
  keyof Content | 'status' | 'version' | 'corrections' | 'audit' | 'workingCopy'
>

/** Whether this editor has brought an article to where a request of his wants it: what a request meets that was done
 *  before, when its answer was lost on the way and he pressed again. */
export function standsAsAsked(
  article: Article,
  editor: Editor,
  { status, content, note = '', isCopy = false }: Asked,
): boolean {
  const parsed = contentSchema.safeParse(content)
  if (!parsed.success || article.status !== status) return false
  if (isCopy) return isCopyAsAsked(article.workingCopy, editor, parsed.data, note)
  if (article.audit[0]?.editorId !== editor.id) return false
  const { words, others } = changesBetween(parsed.data, article)
  const published = article.corrections.find(({ version }) => version === article.version)?.note ?? ''
  return words.length + others.length === 0 && published === note.trim()
}

function isCopyAsAsked(
  copy: DeskWorkingCopy | null,
  editor: Editor,
  content: Content,
  note: string,
): boolean {
  if (copy?.savedById !== editor.id || copy.note !== note.trim()) return false
  const { words, others } = changesBetween(content, copy.content)
  return words.length + others.length === 0
}
