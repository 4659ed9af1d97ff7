import { cityTag } from '../cities/tags.ts'

/** 首页 */
export const FRONT = 'front'
/** Lists of all articles, in HTML and JSON. */
const ARTICLES = 'articles'

/** One article wherever it is alone: its page, its tombstone, its code to scan. */
export const articleTag = (id: number) => `article:${id}`

/** What an article's page depends on: itself, and its city, whose articles stand beside and below it. */
export function tagsOfArticlePage(article: { id: number; city: { slug: string } }): string[] {
  return [articleTag(article.id), cityTag(article.city.slug)]
}

/** What a list depends on: the articles of one city, or all. */
export function tagsOfList(citySlug?: string): string[] {
  return [citySlug === undefined ? ARTICLES : cityTag(citySlug)]
}

/** What a change of one article makes stale: its page, its city's pages (neighbours are printed on them), the lists. */
export function tagsOf(articleId: number, citySlugs: readonly string[]): string[] {
  return [articleTag(articleId), ...new Set(citySlugs.map(cityTag)), ARTICLES, FRONT]
}
