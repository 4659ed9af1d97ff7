import type { Latest } from '#components/desk/article-content.ts'
import { formatTime } from '#components/desk/format-time.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { formContent } from './content.ts'

/** How an article stands now, for an editor who saw an older version of it. */
export function latestOf(article: DeskArticle): Latest {
  return {
    version: article.version,
    status: article.status,
    content: formContent(article),
    changedBy: article.audit[0]?.actor ?? '别人',
    changedAt: formatTime(article.changedAt),
  }
}
