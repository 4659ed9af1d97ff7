import type { CityName } from '#lib/articles/published-types.ts'
import { cityPath, columnPath } from '#lib/reader-paths.ts'
import type { Site } from './site.ts'

type Place = { city: CityName; column: CityName | null }

/** The way to an article as schema.org's BreadcrumbList: the site, its city, its column there. */
export function breadcrumbs(site: Pick<Site, 'name' | 'url'>, { city, column }: Place): object {
  const steps = [
    { name: site.name, path: '/' },
    { name: city.name, path: cityPath(city) },
    ...(column ? [{ name: column.name, path: columnPath(column, city) }] : []),
  ]
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: site.url + path,
    })),
  }
}
