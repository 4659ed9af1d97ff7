import { type ArticleStatus, isPublic } from '#lib/articles/status.ts'
import type { Answer, ArticleContent } from './article-content.ts'
import { characterCount } from './body-lines.ts'

/** What the page that is opened next says was done. */
export function doneWord(
  { status, copyVersion = 0 }: Answer & { done: true },
  before: ArticleStatus,
): string {
  if (copyVersion > 0) return 'copy'
  if (!isPublic(status)) return 'saved'
  return isPublic(before) ? 'amended' : 'published'
}

/** What stands beside the toolbar: when it was saved, and how long it is. */
export function savedWords(savedAt: string, { body }: ArticleContent): string {
  const words = [savedAt && `已保存 ${savedAt}`, `${characterCount(body).toLocaleString('en')} 字`]
  return words.filter(Boolean).join(' · ')
}
