import { cityInFrame, placesInFrame } from '../cities/cities.ts'
import { cityTag, SITE } from '../cities/tags.ts'
import { ALL_ARTICLES, authorPath, cityPath, columnPath, sourcePath, tagPath } from '../reader-paths.ts'
import { publishedSource } from '../sources/source-named.ts'
import { listingName } from './listing-name.ts'
import type { Scope } from './scope.ts'
import { tagKey } from './tag-names.ts'
import { listTag, tagsOfList } from './tags.ts'

/** By what a list is asked for: cities and columns by their slugs, others by a name as it was typed. */
export type AskedList =
  | { of: 'site' }
  | { of: 'city'; city: string }
  | { of: 'column'; column: string }
  | { of: 'city-column'; city: string; column: string }
  | { of: 'source' | 'tag' | 'author'; name: string }

export type FoundList = {
  /** Null where nothing is called so; of a tag or a person that no article names, an empty list. */
  scope: Scope | null
  /** The page that shows it, under its one name and address; null where there is none. */
  page: { name: string; path: string } | null
  /** What purges an answer with it, or one that says that it is not there. */
  tags: string[]
}

/** The list of published articles that is asked for. */
export async function findList(asked: AskedList): Promise<FoundList> {
  switch (asked.of) {
    case 'site':
      return {
        scope: asked,
        page: { name: '全部文章', path: ALL_ARTICLES },
        tags: tagsOfList(),
      }
    case 'city':
      return findCity(asked.city)
    case 'column':
      return findColumn(asked.column)
    case 'city-column':
      return findCityColumn(asked.city, asked.column)
    case 'source':
      return findSource(asked.name)
    case 'tag':
    case 'author':
      return findListing(asked.of, asked.name)
  }
}

async function findCity(slug: string): Promise<FoundList> {
  const city = await cityInFrame(slug)
  const tags = tagsOfList(slug)
  if (!city) return { scope: null, page: null, tags }
  return { scope: { of: 'city', cityId: city.id }, page: { name: city.name, path: cityPath(city) }, tags }
}

/** A column of a single city is shown by the page of that city. */
async function findColumn(slug: string): Promise<FoundList> {
  const { cities, columns } = await placesInFrame()
  const isAsked = (one: { slug: string }) => one.slug === slug
  const ofAll = columns.find(isAsked)
  const city = ofAll ? undefined : cities.find((one) => one.columns.some(isAsked))
  const column = ofAll ?? city?.columns.find(isAsked)
  if (!column) return { scope: null, page: null, tags: [SITE] }
  const scope = { of: 'column', columnId: column.id } as const
  return { scope, page: { name: column.name, path: columnPath(column, city) }, tags: [listTag(scope)] }
}

async function findCityColumn(citySlug: string, slug: string): Promise<FoundList> {
  const city = await cityInFrame(citySlug)
  const column = city?.columns.find((one) => one.slug === slug)
  if (!city || !column) return { scope: null, page: null, tags: [cityTag(citySlug), SITE] }
  return {
    scope: { of: 'city-column', cityId: city.id, columnId: column.id },
    page: { name: `${city.name} · ${column.name}`, path: columnPath(column, city) },
    tags: [cityTag(citySlug)],
  }
}

async function findSource(asked: string): Promise<FoundList> {
  const source = await publishedSource(asked)
  if (!source) return { scope: null, page: null, tags: [listTag({ of: 'source', name: asked })] }
  const { id, name } = source
  return {
    scope: { of: 'source', sourceId: id },
    page: { name, path: sourcePath(name) },
    tags: [listTag({ of: 'source', name })],
  }
}

async function findListing(of: 'tag' | 'author', asked: string): Promise<FoundList> {
  const scope = { of, key: tagKey(asked) }
  const name = await listingName(of, scope.key)
  const path = of === 'tag' ? tagPath : authorPath
  return { scope, page: name === null ? null : { name, path: path(name) }, tags: [listTag(scope)] }
}
