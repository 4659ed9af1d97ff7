import type { Latest } from '#components/desk/article-content.ts'
import { formatTime } from '#components/desk/format-time.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { formContent } from './content.ts'

/** How an article stands now, for an editor who saw an older version of it. */
export function latestOf(article: DeskArticle): Latest {
  const { version, status, workingCopy: copy } = article
  const live = status === 'published' ? formContent(article) : null
  const common = { version, copyVersion: copy?.version ?? 0, status, live }
  if (live && copy && !copy.isStale) {
    const [changedBy, changedAt] = [copy.savedByName, formatTime(copy.savedAt)]
    return { ...common, content: formContent(copy.content), note: copy.note, changedBy, changedAt }
  }
  return {
    ...common,
    content: formContent(article),
    note: '',
    changedBy: changeOf(article)?.actor ?? '别人',
    changedAt: formatTime(article.changedAt),
  }
}

/** The last entry that tells of a change of the article itself. */
function changeOf({ audit }: DeskArticle) {
  return audit.find(({ event }) => event !== 'working_copy_saved' && event !== 'working_copy_discarded')
}
