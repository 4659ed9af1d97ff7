import { db } from '#lib/db/client.ts'
import { publicState } from '../articles/published.ts'
import { config } from '../config.ts'
import type { SearchEngine } from '../jobs/jobs.ts'
import { articlePath } from '../reader-paths.ts'
import { type News, tellBaidu, tellIndexNow } from './announce-address.ts'

/**
 * Tells a search engine, where it is still configured, what became of an article, as it is now: a later change has a job of
 * its own.
 * @param only the engine; without one, every engine
 * @throws Error where it did not take it
 */
export async function announceArticle(articleId: number, only?: SearchEngine): Promise<void> {
  const news = await newsOf(articleId)
  if (!news) return
  const { siteUrl, indexNowKey, baiduPushToken } = config()
  const told = { siteUrl, address: siteUrl + articlePath(articleId), news }
  if (only !== 'baidu' && indexNowKey) await tellIndexNow(told, indexNowKey)
  if (only !== 'indexnow' && baiduPushToken) await tellBaidu(told, baiduPushToken)
}

/** Null for what readers never saw. */
async function newsOf(articleId: number): Promise<News | null> {
  const state = await publicState(articleId)
  if (state?.kind === 'tombstone') return 'removed'
  const row = await db().article.findUnique({
    where: { id: articleId },
    select: { amendedAt: true, publicSince: true },
  })
  // A draft that was public once: withdrawn within seconds, or drawn back later.
  if (!state) return row?.publicSince ? 'removed' : null
  return row?.amendedAt ? 'changed' : 'published'
}
