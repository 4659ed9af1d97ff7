import { createHash } from 'node:crypto'
import { cityTag } from '../cities/tags.ts'

/** 首页 */
export const FRONT = 'front'
/** The hot lists; purged when an order of theirs changes, and with each article that one may name. */
export const HOT = 'hot'
/** Lists of all articles, in HTML and JSON. */
const ARTICLES = 'articles'

/** One article wherever it is alone: its page, its tombstone, its JSON, its code to scan. */
export const articleTag = (id: number) => `article:${id}`

/** One article on the pages of others: as the one before or after, among the newest of the city. */
export const namedTag = (id: number) => `named:${id}`

/** What an article's page depends on: itself, and the articles that are named beside and below it. */
export function tagsOfArticlePage(id: number, named: readonly ({ id: number } | null)[]): string[] {
  return [articleTag(id), ...new Set(named.flatMap((one) => (one ? namedTag(one.id) : [])))]
}

/** What a list depends on: the articles of one city, or all. */
export function tagsOfList(citySlug?: string): string[] {
  return [citySlug === undefined ? ARTICLES : cityTag(citySlug)]
}

/** A list by something else than the city: of a column, a source by its name, a tag or a person by its key. */
export type ListedBy =
  | { of: 'column'; columnId: number }
  | { of: 'source'; name: string }
  | { of: 'tag' | 'author'; key: string }

/** What such a list depends on. Names go in as a digest: a header field holds no Chinese. */
export function listTag(list: ListedBy): string {
  if (list.of === 'column') return `column:${list.columnId}`
  const name = list.of === 'source' ? list.name : list.key
  return `${list.of}:${createHash('sha256').update(name).digest('base64url').slice(0, 16)}`
}

type Change = {
  id: number
  /** Of the cities in which it stands or stood. */
  citySlugs: readonly string[]
  /** The articles beside it, whose pages name it from now on or no more. */
  neighbours?: readonly number[]
  isNamedAsBefore?: boolean
  /** The other lists in which it stands or stood. */
  lists?: readonly ListedBy[]
}

/**
 * What a change of one article makes stale: its page, the lists, the pages that name it, and those of its neighbours.
 * The newest of a city stand on every page of that city; one more among them is seen there when the page is made anew.
 */
export function tagsOf({
  id,
  citySlugs,
  neighbours = [],
  isNamedAsBefore = false,
  lists = [],
}: Change): string[] {
  // Every page's frame names what is read most: what is made from now on must not name it as it was.
  const elsewhere = isNamedAsBefore ? [] : [namedTag(id), HOT, ...neighbours.map(articleTag)]
  const tags = [
    articleTag(id),
    ...elsewhere,
    ...citySlugs.map(cityTag),
    ...lists.map(listTag),
    ARTICLES,
    FRONT,
  ]
  return [...new Set(tags)]
}
