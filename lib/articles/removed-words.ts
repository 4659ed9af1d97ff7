import { caseNumber } from '../case-number.ts'
import type { ArticleStatus } from './status.ts'

/** An article that was suspended or taken down, and the case that decided on it. */
type RemovedArticle = { articleId: number | null; status: ArticleStatus; caseId: number | null }

/** How an article was removed, and how it would come back, for whoever has its text again. */
export function removedWords({ articleId, status, caseId }: RemovedArticle): {
  removed: string
  wayBack: string
} {
  const removed = status === 'suspended' ? '暂停展示' : '下架'
  const wayBack =
    caseId === null
      ? `要重新发布，请恢复文章 ${articleId}。`
      : `要重新发布，请到案件 ${caseNumber(caseId)} 里办理。`
  return { removed: caseId === null ? removed : `在案件 ${caseNumber(caseId)} 中${removed}`, wayBack }
}
