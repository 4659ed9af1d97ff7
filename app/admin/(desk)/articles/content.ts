import type { ArticleContent } from '#components/desk/article-content.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import type { GivenSubmission } from './submission.ts'

type Text = Pick<DeskArticle, keyof ArticleContent>

/** A stored text as the form holds it. */
export function formContent(text: Text): ArticleContent {
  return {
    title: text.title,
    originalTitle: text.originalTitle ?? '',
    summary: text.summary,
    body: text.body,
    author: text.author ?? '',
    sourceName: text.sourceName ?? '',
    sourceUrl: text.sourceUrl ?? '',
    sourceEditor: text.sourceEditor ?? '',
    sourceResponsibleEditor: text.sourceResponsibleEditor ?? '',
    photographer: text.photographer ?? '',
    cityId: String(text.cityId),
    columnId: text.columnId === null ? '' : String(text.columnId),
  }
}

/** What the form sends, as the verbs read it: a column left open is none. */
export function contentInput(content: GivenSubmission['content']) {
  return { ...content, columnId: content.columnId === '' ? null : content.columnId }
}
