import type { Tx } from '#lib/db/transaction.ts'
import { markCitiesChanged } from '../cities/mark-changed.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { neighboursOf } from './published-list.ts'
import { tagsOf } from './tags.ts'

type Changed = {
  /** Where it stood before; the same city unless said. */
  cityBefore?: number
  /** Whether pages of other articles name it as before: under the same title, in the same place of the same city. */
  isNamedAsBefore?: boolean
}

/**
 * Purges every cached page that shows this article, after a change that readers see: published, amended, taken down or
 * restored. To be called at the end of the transaction, with the row as it now is.
 */
export async function purgeArticlePages(
  tx: Tx,
  article: { id: number; cityId: number; publishedAt: Date | null },
  { cityBefore = article.cityId, isNamedAsBefore = false }: Changed = {},
): Promise<void> {
  const { id, cityId, publishedAt } = article
  const citySlugs = await markCitiesChanged(tx, [cityBefore, cityId])
  if (isNamedAsBefore || publishedAt === null)
    return purgeTags(tx, tagsOf({ id, citySlugs, isNamedAsBefore }))
  // The city is held until the commit: who stands beside it is not changed by another verb meanwhile.
  const { previous, next } = await neighboursOf(cityId, { at: publishedAt, id }, tx)
  const neighbours = [previous, next].flatMap((one) => one?.id ?? [])
  return purgeTags(tx, tagsOf({ id, citySlugs, neighbours }))
}
