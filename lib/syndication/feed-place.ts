import { listingName } from '../articles/listing-name.ts'
import { listedArticles } from '../articles/published-list.ts'
import type { ListedArticle } from '../articles/published-types.ts'
import type { Scope } from '../articles/scope.ts'
import { HOT, listTag, tagsOfList } from '../articles/tags.ts'
import { placesInFrame } from '../cities/cities.ts'
import { hotPeriods } from '../hot/periods.ts'
import { hotLines } from '../hot/read-hot.ts'
import { authorPath, cityPath, columnPath, hotPath, sourcePath, tagPath } from '../reader-paths.ts'
import { publishedSource } from '../sources/source-named.ts'
import type { FeedPlace } from './feed-address.ts'

type HotPlace = Extract<FeedPlace, { of: 'hot' }>
type ListPlace = Exclude<FeedPlace, HotPlace>

/** A list that there is: its articles, what it is called, the page that shows it, the cache tags it depends on. */
export type FoundList = {
  read: (limit: number) => Promise<ListedArticle[]>
  /** Null for the list of all articles. */
  name: string | null
  path: string
  tags: string[]
}

/** Finds what a feed's address names; null for a city, column, source, tag or person that there is not. */
export async function findFeedList(place: FeedPlace): Promise<FoundList | null> {
  return place.of === 'hot' ? findHotList(place) : findList(place)
}

async function findList(place: ListPlace): Promise<FoundList | null> {
  switch (place.of) {
    case 'site':
      return newestOf({ of: 'site' }, { name: null, path: '/', tags: tagsOfList() })
    case 'city':
      return findCity(place.city)
    case 'column':
      return findColumn(place.column)
    case 'city-column':
      return findCityColumn(place.city, place.column)
    case 'source':
      return findSource(place.name)
    case 'tag':
    case 'author':
      return findListing(place)
  }
}

/** The hot list of a period, of one city or of all; null for an unknown city. */
async function findHotList({ city: slug, period }: HotPlace): Promise<FoundList | null> {
  const city = slug === null ? null : await cityOf(slug)
  if (city === undefined) return null
  const { heading } = hotPeriods[period]
  return {
    read: (limit) => hotLines(period, { cityId: city?.id ?? null, limit }),
    name: `${city?.name ?? ''}${heading}`,
    path: hotPath(period, city),
    tags: [HOT],
  }
}

function newestOf(scope: Scope, known: Omit<FoundList, 'read'>): FoundList {
  return { ...known, read: (limit) => listedArticles({ scope, limit }) }
}

async function cityOf(slug: string) {
  return (await placesInFrame()).cities.find((one) => one.slug === slug)
}

async function findCity(slug: string): Promise<FoundList | null> {
  const city = await cityOf(slug)
  if (!city) return null
  const known = { name: city.name, path: cityPath(city), tags: tagsOfList(slug) }
  return newestOf({ of: 'city', cityId: city.id }, known)
}

async function findColumn(slug: string): Promise<FoundList | null> {
  const { cities, columns } = await placesInFrame()
  const column = [...columns, ...cities.flatMap((city) => city.columns)].find((one) => one.slug === slug)
  if (!column) return null
  const scope = { of: 'column', columnId: column.id } as const
  return newestOf(scope, { name: column.name, path: columnPath(column), tags: [listTag(scope)] })
}

async function findCityColumn(citySlug: string, slug: string): Promise<FoundList | null> {
  const city = await cityOf(citySlug)
  const column = city?.columns.find((one) => one.slug === slug)
  if (!city || !column) return null
  const known = {
    name: `${city.name}${column.name}`,
    path: columnPath(column, city),
    tags: [listTag({ of: 'column', columnId: column.id })],
  }
  return newestOf({ of: 'city-column', cityId: city.id, columnId: column.id }, known)
}

async function findSource(asked: string): Promise<FoundList | null> {
  const source = await publishedSource(asked)
  if (!source) return null
  const { id, name } = source
  const known = { name, path: sourcePath(name), tags: [listTag({ of: 'source', name })] }
  return newestOf({ of: 'source', sourceId: id }, known)
}

async function findListing(place: Extract<ListPlace, { key: string }>): Promise<FoundList | null> {
  const name = await listingName(place.of, place.key)
  if (name === null) return null
  const path = place.of === 'tag' ? tagPath(name) : authorPath(name)
  return newestOf(place, { name, path, tags: [listTag(place)] })
}
