import type { Tx } from '#lib/db/transaction.ts'
import { publishedArticlesWith } from '../media/articles-with.ts'
import { markMediaChanged } from '../media/mark-media-changed.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { tagsOf } from './tags.ts'

/** Purges every cached page that shows a medium, after a change of its files or of what is said of it: the articles, and the
 *  lists in which it stands as their lead picture. */
export async function purgePagesWithMedia(tx: Tx, mediaId: number): Promise<void> {
  await markMediaChanged(tx, mediaId)
  const articles = await publishedArticlesWith(tx, mediaId)
  const tags = articles.flatMap(({ id, citySlug }) => tagsOf({ id, citySlugs: [citySlug] }))
  if (tags.length > 0) await purgeTags(tx, tags)
}
