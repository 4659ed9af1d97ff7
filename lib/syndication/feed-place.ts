import { findList } from '../articles/find-list.ts'
import type { ListedArticle } from '../articles/published-types.ts'
import { HOT, tagsOfList } from '../articles/tags.ts'
import { cityInFrame } from '../cities/cities.ts'
import { hotPeriods } from '../hot/periods.ts'
import { hotLines } from '../hot/read-hot.ts'
import { hotPath } from '../reader-paths.ts'
import type { FeedPlace } from './feed-address.ts'
import { newestAndCorrected } from './newest-and-corrected.ts'

/** A list that a feed follows: its newest articles (`limit`) with those corrected lately, what it is called, the page that shows it, the cache tags it depends on. */
export type FollowedList = {
  read: (limit: number) => Promise<ListedArticle[]>
  /** Null for the list of all articles. */
  name: string | null
  path: string
  tags: string[]
}

/** None: nothing is called so yet. */
type AbsentList = { read: null; tags: string[] }

/** Finds what a feed's address names. */
export async function findFeedList(place: FeedPlace): Promise<FollowedList | AbsentList> {
  if (place.of === 'hot') return findHotList(place)
  const { scope, page, tags } = await findList(place)
  if (scope === null || page === null) return { read: null, tags }
  const known = place.of === 'site' ? { name: null, path: '/' } : page
  return { ...known, tags, read: (limit) => newestAndCorrected(scope, limit) }
}

/** The hot list of a period, of one city or of all. */
async function findHotList({
  city: slug,
  period,
}: Extract<FeedPlace, { of: 'hot' }>): Promise<FollowedList | AbsentList> {
  const city = slug === null ? null : await cityInFrame(slug)
  if (slug !== null && city === null) return { read: null, tags: tagsOfList(slug) }
  const { heading } = hotPeriods[period]
  return {
    read: (limit) => hotLines(period, { cityId: city?.id ?? null, limit }),
    name: `${city?.name ?? ''}${heading}`,
    path: hotPath(period, city),
    tags: [HOT],
  }
}
