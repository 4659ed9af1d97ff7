import { cityTag } from '../cities/tags.ts'

/** 首页 */
export const FRONT = 'front'
/** Lists of all articles, in HTML and JSON. */
const ARTICLES = 'articles'

/** One article wherever it is alone: its page, its tombstone, its JSON, its code to scan. */
export const articleTag = (id: number) => `article:${id}`

/** One article on the pages of others: as the one before or after, among the newest of the city. */
const namedTag = (id: number) => `named:${id}`

/** What an article's page depends on: itself, and the articles that are named beside and below it. */
export function tagsOfArticlePage(id: number, named: readonly ({ id: number } | null)[]): string[] {
  return [articleTag(id), ...new Set(named.flatMap((one) => (one ? namedTag(one.id) : [])))]
}

/** What a list depends on: the articles of one city, or all. */
export function tagsOfList(citySlug?: string): string[] {
  return [citySlug === undefined ? ARTICLES : cityTag(citySlug)]
}

type Change = {
  id: number
  /** Of the cities in which it stands or stood. */
  citySlugs: readonly string[]
  /** The articles beside it, whose pages name it from now on or no more. */
  neighbours?: readonly number[]
  isNamedAsBefore?: boolean
}

/**
 * What a change of one article makes stale: its page, the lists, the pages that name it, and those of its neighbours.
 * The newest of a city stand on every page of that city; one more among them is seen there when the page is made anew.
 */
export function tagsOf({ id, citySlugs, neighbours = [], isNamedAsBefore = false }: Change): string[] {
  const elsewhere = isNamedAsBefore ? [] : [namedTag(id), ...neighbours.map(articleTag)]
  return [articleTag(id), ...elsewhere, ...new Set(citySlugs.map(cityTag)), ARTICLES, FRONT]
}
