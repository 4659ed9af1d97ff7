import type { Latest } from '#components/desk/article-content.ts'
import { formatTime } from '#components/desk/format-time.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { isPublic, versionEvents } from '#lib/articles/status.ts'
import { formContent } from './form-content.ts'

/** How an article stands now, for an editor who saw an older version of it. */
export function latestOf(article: DeskArticle): Latest {
  const { version, status, origin, workingCopy: copy } = article
  const live = isPublic(status) ? formContent(article) : null
  const common = { version, copyVersion: copy?.version ?? 0, status, origin, live }
  if (live && copy?.content && !copy.isStale) {
    const [changedBy, changedAt] = [copy.savedByName, formatTime(copy.savedAt)]
    const content = formContent(copy.content)
    return { ...common, isCopy: true, content, note: copy.note, changedBy, changedAt }
  }
  const last = article.audit.find(({ event }) => versionEvents.includes(event))
  const [changedBy, changedAt] = [last?.actor ?? '别人', formatTime(article.changedAt)]
  return { ...common, isCopy: false, content: formContent(article), note: '', changedBy, changedAt }
}
