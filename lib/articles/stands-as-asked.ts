import type { Editor } from '../actors/editor.ts'
import { changesBetween } from './content.ts'
import type { DeskArticle } from './desk-types.ts'
import { type Content, contentSchema } from './schema.ts'
import type { ArticleStatus } from './status.ts'

type Asked = {
  /** The state that the request leads to. */
  status: ArticleStatus
  /** The text as the form sent it. */
  content: unknown
  /** The public note, for an amendment. */
  note?: string
}

type Article = Pick<DeskArticle, keyof Content | 'status' | 'version' | 'corrections' | 'audit'>

/** Whether this editor has brought an article to where a request of his wants it: what a request meets that was done
 *  before, when its answer was lost on the way and he pressed again. */
export function standsAsAsked(
  article: Article,
  editor: Editor,
  { status, content, note = '' }: Asked,
): boolean {
  const parsed = contentSchema.safeParse(content)
  if (!parsed.success || article.status !== status || article.audit[0]?.editorId !== editor.id) return false
  const { words, others } = changesBetween(parsed.data, article)
  const published = article.corrections.find(({ version }) => version === article.version)?.note ?? ''
  return words.length + others.length === 0 && published === note.trim()
}
