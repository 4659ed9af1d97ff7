import { type ArticleStatus, isPublic, isUnderReview } from '#lib/articles/status.ts'
import type { Answer } from './article-content.ts'

/** What the page that is opened next says was done. */
export function doneWord(
  { status, copyVersion = 0 }: Answer & { done: true },
  before: ArticleStatus,
): string {
  if (copyVersion > 0) return 'copy'
  if (isUnderReview(status)) return status === 'in_review' ? 'submitted' : 'passed'
  if (!isPublic(status)) return 'saved'
  return isPublic(before) ? 'amended' : 'published'
}
