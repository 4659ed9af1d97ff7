import { archiveMonths } from '../archive/read-archive.ts'
import { type City, placesInFrame } from '../cities/cities.ts'
import { hotPeriodNames } from '../hot/periods.ts'
import {
  ALL_ARTICLES,
  archivePath,
  CORRECTIONS,
  cityPath,
  columnPath,
  DEFAULT_PERIOD,
  hotPath,
} from '../reader-paths.ts'
import { urlOf } from './sitemap-articles.ts'
import { XML_HEAD } from './xml.ts'

/** The sitemap of the pages that lead to articles, and of those about the site. */
export async function sitemapPages(siteUrl: string): Promise<string> {
  const [{ cities, columns }, months] = await Promise.all([placesInFrame(), archiveMonths(null)])
  const paths = [
    ...['/', ALL_ARTICLES, ...hotPeriodNames.map((period) => hotPath(period)), CORRECTIONS, archivePath()],
    ...cities.flatMap((city) => pathsOfCity(city)),
    ...columns.map((column) => columnPath(column)),
    ...months.map((month) => archivePath(month)),
    ...['/about', '/disclaimer', '/complaints', '/about/views', '/about/api'],
  ]
  const urls = paths.map((path) => urlOf(siteUrl + path))
  return `${XML_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}

function pathsOfCity(city: City): string[] {
  const columns = city.columns.map((column) => columnPath(column, city))
  return [cityPath(city), hotPath(DEFAULT_PERIOD, city), ...columns]
}
