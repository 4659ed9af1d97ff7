import type { Tx } from '#lib/db/transaction.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { neighboursOf } from './published-list.ts'
import { type ListedBy, tagsOf } from './tags.ts'

/** Where an article stood that readers saw before. */
export type Before = {
  cityId: number
  columnId: number | null
  sourceName: string | null
  /** Whether other pages name it otherwise now: by another title, or beside other articles. */
  isNamedAnew: boolean
}

/** The cities whose pages show it, by their slugs, and the lists in which it stands or stood. */
type Shown = { citySlugs: readonly string[]; lists: readonly ListedBy[] }

/**
 * Purges every cached page that shows an article, after a change that readers see: published, amended, taken down or
 * restored. To be called at the end of the transaction, with the row as it now is.
 * @param before of an article that readers saw before and see now
 */
export async function purgeArticlePages(
  tx: Tx,
  article: { id: number; cityId: number; publishedAt: Date | null },
  { citySlugs, lists: listsNow }: Shown,
  before?: Before,
): Promise<void> {
  const { id, cityId, publishedAt } = article
  const lists = [...listsNow, ...listsBefore(before)]
  // Under the same title, in the same place of the same city: pages of other articles name it as before.
  const isNamedAsBefore = before !== undefined && before.cityId === cityId && !before.isNamedAnew
  if (isNamedAsBefore || publishedAt === null)
    return purgeTags(tx, tagsOf({ id, citySlugs, lists, isNamedAsBefore }))
  // The city is held until the commit: who stands beside it is not changed by another verb meanwhile.
  const { previous, next } = await neighboursOf(cityId, { at: publishedAt, id }, tx)
  const neighbours = [previous, next].flatMap((one) => one?.id ?? [])
  return purgeTags(tx, tagsOf({ id, citySlugs, lists, neighbours }))
}

function listsBefore(before: Before | undefined): ListedBy[] {
  const { columnId = null, sourceName = null } = before ?? {}
  return [
    ...(columnId === null ? [] : [{ of: 'column' as const, columnId }]),
    ...(sourceName === null ? [] : [{ of: 'source' as const, name: sourceName }]),
  ]
}
