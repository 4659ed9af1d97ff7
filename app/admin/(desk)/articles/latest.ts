import type { Latest } from '#components/desk/article-content.ts'
import { when } from '#components/desk/when.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import type { Editor } from '#lib/editors/editor.ts'
import { formContent } from './content.ts'

/** How an article stands now, for an editor who saw an older version of it. */
export async function latestFor(editor: Editor, id: number): Promise<Latest | null> {
  const article = await articleForDesk(editor, id)
  if (!article) return null
  return {
    version: article.version,
    status: article.status,
    content: formContent(article),
    changedBy: article.audit[0]?.actor ?? '别人',
    changedAt: when(article.changedAt),
  }
}
