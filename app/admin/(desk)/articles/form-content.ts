import type { ArticleContent } from '#components/desk/article-content.ts'
import { contentFields } from '#lib/articles/fields.ts'
import type { Content } from '#lib/articles/schema.ts'
import type { GivenSubmission } from './submission.ts'

/** A stored text as the form holds it. */
export function formContent(text: Content): ArticleContent {
  const texts = contentFields.map((field) => [
    field,
    field === 'body' ? text.body : String(text[field] ?? ''),
  ])
  // Every field of the table is there.
  return Object.fromEntries(texts) as ArticleContent
}

/** What the form sends, as the verbs read it: a column left open is none. */
export function contentInput(content: GivenSubmission['content']) {
  return { ...content, columnId: content.columnId === '' ? null : content.columnId }
}
