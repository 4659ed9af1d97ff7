import { backfillListings } from '../articles/backfill-listings.ts'
import { logs } from '../logs.ts'

/** Once after an update: the pages of persons name the articles that were there before. */
export async function listTheArticles(): Promise<void> {
  const listed = await backfillListings()
  if (listed > 0) logs().info({ listed }, 'listed articles of an earlier version by their authors')
}
