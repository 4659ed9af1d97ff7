import { archiveMonths } from '../archive/read-archive.ts'
import { placesInFrame } from '../cities/cities.ts'
import { urlOf } from './sitemap-articles.ts'
import { XML_HEAD } from './xml.ts'

/** The sitemap of the pages that lead to articles, and of those about the site. */
export async function sitemapPages(siteUrl: string): Promise<string> {
  const [{ cities, columns }, months] = await Promise.all([placesInFrame(), archiveMonths(null)])
  const paths = [
    ...['/', '/articles', '/hot', '/hot/week', '/hot/month', '/hot/all', '/corrections', '/archive'],
    ...cities.flatMap((city) => pathsOfCity(city)),
    ...columns.map(({ slug }) => `/columns/${slug}`),
    ...months.map(({ year, month }) => `/archive/${year}/${String(month).padStart(2, '0')}`),
    ...['/about', '/disclaimer', '/complaints', '/about/views', '/about/api'],
  ]
  const urls = paths.map((path) => urlOf(siteUrl + path))
  return `${XML_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}

function pathsOfCity({ slug, columns }: { slug: string; columns: readonly { slug: string }[] }): string[] {
  const path = `/cities/${slug}`
  return [path, `${path}/hot`, ...columns.map((column) => `${path}/${column.slug}`)]
}
