import type { ListedArticle } from '#lib/articles/published-types.ts'
import type { Site } from './site.ts'

type About = Partial<Pick<ListedArticle, 'city' | 'source'>>

/** The names that headlines never break, whatever a dictionary says: of the site's cities, and of an article's own source. */
export function namesIn({ cities }: Pick<Site, 'cities'>, { city, source }: About = {}): string[] {
  const places = city ? [...cities, city] : cities
  const names = places.map(({ name }) => name)
  return [...new Set(source ? [...names, source.name] : names)]
}
