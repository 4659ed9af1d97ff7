import { policyKindNames, policyPath } from '#lib/policies/policy-kinds.ts'
import {
  archivePath,
  articlePath,
  authorPath,
  cityPath,
  columnPath,
  hotPath,
  sourcePath,
  tagPath,
} from '#lib/reader-paths.ts'
import { type FeedFormat, feedAddress, feedFormats } from '#lib/syndication/feed-address.ts'
import { shanghaiDate } from '#lib/time.ts'

/** The addresses of readers and programs, of each list and article once; those of an endless number are missing: searches,
 *  later pages of lists, other spellings. */

const formats = Object.keys(feedFormats) as FeedFormat[]
/** A page with all its feeds. */
const withFeeds = (path: string) => [path, ...formats.map((format) => feedAddress(path, format))]
const hant = (path: string) => `/hant${path === '/' ? '' : path}`

/** What there is once, whatever its articles are: pages and files about the site. */
export const aboutTheSite: readonly string[] = [
  ...[
    '/about',
    '/about/views',
    '/about/api',
    ...policyKindNames.map((kind) => policyPath(kind)),
    '/complaints',
    '/notices',
    ...['/transparency', '/transparency/cases', '/transparency.json', '/transparency.csv'],
    '/offline',
    '/nothing-here',
  ],
  ...['/robots.txt', '/llms.txt', '/opensearch.xml', '/manifest.webmanifest', '/api/openapi.json'],
]

/** The lists of all articles, in every form. */
export function listsOfSite(columns: readonly string[]): string[] {
  const [year = '', month = '', day = ''] = shanghaiDate(new Date()).split('-')
  const archive = [{}, ...[[year], [year, month], [year, month, day]].map(([y, m, d]) => spanOf(y, m, d))]
  return [
    ...withFeeds('/'),
    ...['/articles', '/api/articles', hant('/'), hant('/articles'), '/corrections', '/api/articles/removed'],
    ...archive.map((span) => archivePath(span)),
    ...columns.flatMap((slug) => withFeeds(columnPath({ slug }))),
    ...['/sitemap.xml', '/sitemaps/pages.xml', '/sitemaps/news.xml', '/sitemaps/articles-0.xml'],
    ...['/sitemaps/dead-links.txt'],
  ]
}

function spanOf(year = '', month?: string, day?: string) {
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  }
}

/** The lists of one city. */
export const listsOfCity = (slug: string, columns: readonly string[]) => [
  ...withFeeds(cityPath({ slug })),
  ...[hant(cityPath({ slug })), `/api/articles?city=${slug}`],
  ...columns.flatMap((column) => withFeeds(columnPath({ slug: column }, { slug }))),
]

/** What is read most in a week. */
export const hotLists = (cities: readonly string[]) => [
  ...[hotPath('week'), feedAddress(hotPath('week'), 'rss.xml')],
  ...cities.map((slug) => hotPath('week', { slug })),
]

const listsOfName = (path: string) => [path, feedAddress(path, 'rss.xml')]
export const listsOfTag = (name: string) => listsOfName(tagPath(name))
export const listsOfSource = (name: string) => listsOfName(sourcePath(name))
export const listsOfAuthor = (name: string) => listsOfName(authorPath(name))

/** An article by itself. */
export const pagesOfArticle = (id: number) => [
  ...[articlePath(id), `/api${articlePath(id)}`, hant(articlePath(id))],
]
