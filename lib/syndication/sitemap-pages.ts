import { placesInFrame } from '../cities/cities.ts'
import { urlOf } from './sitemap-articles.ts'
import { XML_HEAD } from './xml.ts'

/** The sitemap of the pages that lead to articles, and of those about the site. */
export async function sitemapPages(siteUrl: string): Promise<string> {
  const { cities } = await placesInFrame()
  const paths = [
    '/',
    '/articles',
    ...cities.map(({ slug }) => `/cities/${slug}`),
    ...['/disclaimer', '/complaints', '/about/views'],
  ]
  const urls = paths.map((path) => urlOf(siteUrl + path))
  return `${XML_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}
