import { db } from '#lib/db/client.ts'
import type { Scope } from '../articles/scope.ts'
import { listTag, tagsOfList } from '../articles/tags.ts'
import { placesInFrame } from '../cities/cities.ts'
import type { FeedPlace } from './feed-address.ts'

type ListPlace = Exclude<FeedPlace, { of: 'hot' }>

/** A list that there is: what it holds, what it is called, the page that shows it, the cache tags it depends on. */
export type FoundList = { scope: Scope; name: string | null; path: string; tags: string[] }

/** Finds what a feed's address names; null for a city, column or source that there is not. */
export async function findList(place: ListPlace): Promise<FoundList | null> {
  switch (place.of) {
    case 'site':
      return { scope: { of: 'site' }, name: null, path: '/', tags: tagsOfList() }
    case 'city':
      return findCity(place.city)
    case 'column':
      return findColumn(place.column)
    case 'city-column':
      return findCityColumn(place.city, place.column)
    case 'source':
      return findSource(place.name)
    case 'tag':
    case 'author': {
      const path = `/${place.of}s/${encodeURIComponent(place.key)}`
      return { scope: place, name: place.key, path, tags: [listTag(place)] }
    }
  }
}

async function findCity(slug: string): Promise<FoundList | null> {
  const city = (await placesInFrame()).cities.find((one) => one.slug === slug)
  if (!city) return null
  const scope = { of: 'city', cityId: city.id } as const
  return { scope, name: city.name, path: `/cities/${slug}`, tags: tagsOfList(slug) }
}

async function findColumn(slug: string): Promise<FoundList | null> {
  const { cities, columns } = await placesInFrame()
  const column = [...columns, ...cities.flatMap((city) => city.columns)].find((one) => one.slug === slug)
  if (!column) return null
  const scope = { of: 'column', columnId: column.id } as const
  return { scope, name: column.name, path: `/columns/${slug}`, tags: [listTag(scope)] }
}

async function findCityColumn(citySlug: string, slug: string): Promise<FoundList | null> {
  const city = (await placesInFrame()).cities.find((one) => one.slug === citySlug)
  const column = city?.columns.find((one) => one.slug === slug)
  if (!city || !column) return null
  return {
    scope: { of: 'city-column', cityId: city.id, columnId: column.id },
    name: `${city.name}${column.name}`,
    path: `/cities/${citySlug}/${slug}`,
    tags: [listTag({ of: 'column', columnId: column.id })],
  }
}

async function findSource(name: string): Promise<FoundList | null> {
  const source = await db().source.findUnique({ where: { name } })
  if (!source) return null
  const path = `/sources/${encodeURIComponent(name)}`
  return { scope: { of: 'source', sourceId: source.id }, name, path, tags: [listTag({ of: 'source', name })] }
}
