import { db } from '#lib/db/client.ts'
import type { MediaView } from '../media/media-types.ts'
import { newestOf } from '../time.ts'
import { formatPageKey, parsePageKey } from './page-key.ts'
import { listedArticles } from './published-list.ts'
import type { ArticlePage } from './published-types.ts'
import type { Scope } from './scope.ts'

export const DEFAULT_PAGE = 20
const LARGEST_PAGE = 100

/** A list, and from where on. */
export type PageQuery = {
  scope: Scope
  /** The `olderThan` of the page before. */
  olderThan?: string | undefined
  /** Only articles of a span of time: from its first moment to before its last. */
  from?: Date | undefined
  until?: Date | undefined
  limit?: number | undefined
}

/**
 * A page of a list of published articles, newest first.
 * @returns null for a key that no page gave out
 */
export async function pageOfList({
  limit: asked,
  olderThan,
  ...list
}: PageQuery): Promise<ArticlePage | null> {
  const key = olderThan === undefined ? undefined : parsePageKey(olderThan)
  if (key === null) return null
  const limit = Math.min(Math.max(asked ?? DEFAULT_PAGE, 1), LARGEST_PAGE)
  const [rows, cities] = await Promise.all([
    listedArticles({ ...list, olderThan: key, limit: limit + 1 }),
    db().city.findMany({ select: { id: true, changedAt: true } }),
  ])
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  const shown = cities.filter(({ id }) => !('cityId' in list.scope) || id === list.scope.cityId)
  return {
    items,
    olderThan: last ? formatPageKey({ at: last.publishedAt, id: last.id }) : null,
    changedAt: newestOf([
      ...shown.map(({ changedAt }) => changedAt),
      ...changesOf(items.flatMap(({ picture }) => picture ?? [])),
    ]),
  }
}

/** When each medium last changed. */
export const changesOf = (media: Iterable<MediaView>) =>
  [...media].map(({ changedAt }) => new Date(changedAt))
