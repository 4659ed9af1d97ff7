import type { AskedList } from '../articles/find-list.ts'
import { type HotPeriod, hotPeriodOf } from '../hot/periods.ts'
import { ALL_ARTICLES, DEFAULT_PERIOD } from '../reader-paths.ts'
import { isStorable } from '../text/storable.ts'

/** The feeds' formats, as the end of their addresses, with what they are served as. */
export const feedFormats = {
  'rss.xml': { name: 'RSS 2.0', contentType: 'application/rss+xml; charset=utf-8' },
  'atom.xml': { name: 'Atom', contentType: 'application/atom+xml; charset=utf-8' },
  'feed.json': { name: 'JSON Feed', contentType: 'application/feed+json; charset=utf-8' },
} as const

export type FeedFormat = keyof typeof feedFormats

/** Which page a feed follows. */
export type FeedPlace = AskedList | { of: 'hot'; city: string | null; period: HotPeriod }

/** The address of the feed of a page: `/feeds`, the page's path, the format. */
export function feedAddress(path: string, format: FeedFormat): string {
  return `/feeds${path === '/' ? '' : path}/${format}`
}

/** The page whose list a page's feeds follow, from the path that a page is known under; null where it shows no such list. */
export function feedOfPage(canonical: string): string | null {
  const [path = ''] = canonical.split('?', 1)
  const list = path === ALL_ARTICLES ? '/' : path
  return parseFeedAddress(feedAddress(list, 'rss.xml')) === null ? null : list
}

/**
 * What a feed's address asks for.
 * @param path as it stands in the request: names are encoded
 * @returns null for an address that no feed has
 */
export function parseFeedAddress(path: string): { place: FeedPlace; format: FeedFormat } | null {
  const [empty, feeds, ...segments] = path.split('/')
  const format = segments.pop() ?? ''
  if (empty !== '' || feeds !== 'feeds' || !isFormat(format)) return null
  try {
    const place = placeOf(segments.map((segment) => decodeURIComponent(segment)))
    return place && { place, format }
  } catch {
    return null
  }
}

function isFormat(format: string): format is FeedFormat {
  return Object.hasOwn(feedFormats, format)
}

function placeOf([kind, name, more, ...rest]: string[]): FeedPlace | null {
  const names = [kind, name, more]
  // The hot list of a city's week: `cities`, the city, `hot`, the period.
  const [period] = rest
  if (kind === 'cities' && name && more === 'hot' && period && rest.length === 1)
    return isStorable(name) ? hotPlace(name, period) : null
  if (rest.length > 0 || names.some((one) => one === '' || !isStorable(one ?? ''))) return null
  if (kind === undefined) return { of: 'site' }
  if (kind === 'hot') return more === undefined ? hotPlace(null, name) : null
  if (name === undefined) return null
  if (kind === 'cities') return cityPlace(name, more)
  if (more !== undefined) return null
  if (kind === 'columns') return { of: 'column', column: name }
  if (kind === 'sources') return { of: 'source', name }
  if (kind === 'tags') return { of: 'tag', name }
  return kind === 'authors' ? { of: 'author', name } : null
}

function cityPlace(city: string, more: string | undefined): FeedPlace | null {
  if (more === undefined) return { of: 'city', city }
  return more === 'hot' ? hotPlace(city, undefined) : { of: 'city-column', city, column: more }
}

/** The list of a day has no word of its own in its address. */
function hotPlace(city: string | null, word: string | undefined): FeedPlace | null {
  const period = word === undefined ? DEFAULT_PERIOD : hotPeriodOf(word)
  return period === null ? null : { of: 'hot', city, period }
}
