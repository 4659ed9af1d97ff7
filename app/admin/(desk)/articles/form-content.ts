import type { ArticleContent } from '#components/desk/article-content.ts'
import { formTextOf } from '#lib/articles/autosave/form-text.ts'
import type { Content } from '#lib/articles/schema.ts'
import type { GivenSubmission } from './submission.ts'

/** A stored text as the form holds it. */
export function formContent(text: Content): ArticleContent {
  return { ...formTextOf(text), body: text.body }
}

/** What the form sends, as the verbs read it: a column left open is none. */
export function contentInput(content: GivenSubmission['content']) {
  return { ...content, columnId: content.columnId === '' ? null : content.columnId }
}
