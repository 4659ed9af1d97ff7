import type { Tx } from '#lib/db/transaction.ts'
import { markCitiesChanged } from '../cities/mark-changed.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { neighboursOf } from './published-list.ts'
import { tagsOf } from './tags.ts'

/**
 * Purges every cached page that shows this article, after a change that readers see: published, amended, taken down or
 * restored. To be called at the end of the transaction, with the row as it now is.
 * @param before where an article stood that readers saw before and see now, and whether other pages name it otherwise: by
 *   another title, or beside other articles
 */
export async function purgeArticlePages(
  tx: Tx,
  article: { id: number; cityId: number; publishedAt: Date | null },
  before?: { cityId: number; isNamedAnew: boolean },
): Promise<void> {
  const { id, cityId, publishedAt } = article
  const citySlugs = await markCitiesChanged(tx, [before?.cityId ?? cityId, cityId])
  // Under the same title, in the same place of the same city: pages of other articles name it as before.
  const isNamedAsBefore = before !== undefined && before.cityId === cityId && !before.isNamedAnew
  if (isNamedAsBefore || publishedAt === null)
    return purgeTags(tx, tagsOf({ id, citySlugs, isNamedAsBefore }))
  // The city is held until the commit: who stands beside it is not changed by another verb meanwhile.
  const { previous, next } = await neighboursOf(cityId, { at: publishedAt, id }, tx)
  const neighbours = [previous, next].flatMap((one) => one?.id ?? [])
  return purgeTags(tx, tagsOf({ id, citySlugs, neighbours }))
}
