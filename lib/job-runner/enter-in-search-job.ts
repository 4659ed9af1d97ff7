import { backfillSearch } from '../articles/search/backfill-search.ts'
import { logs } from '../logs.ts'

/** Once after an update: searches find the articles that were there before. */
export async function enterTheArticlesInSearch(): Promise<void> {
  const added = await backfillSearch()
  if (added > 0) logs().info({ added }, 'entered articles of an earlier version in the index of searches')
}
