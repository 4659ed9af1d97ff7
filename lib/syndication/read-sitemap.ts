import { tagsOfList } from '../articles/tags.ts'
import { deadLinks } from './dead-links.ts'
import { siteChangedAt } from './site-changed-at.ts'
import { sitemapArticles } from './sitemap-articles.ts'
import { FILE_SPAN, sitemapFile } from './sitemap-files.ts'
import { type NameKind, nameKinds, nameKindsInUse, sitemapNames } from './sitemap-names.ts'
import { sitemapNews } from './sitemap-news.ts'
import { sitemapPages } from './sitemap-pages.ts'

/** A file of the sitemap; what its bytes follow from is its `version`. */
type Sitemap = {
  body: string | { pieces: AsyncIterable<string>; version: string }
  contentType: string
  tags: string[]
  changedAt: Date
}

const XML = 'application/xml; charset=utf-8'
const others: Readonly<Record<string, { read: (siteUrl: string) => Promise<string>; contentType: string }>> =
  {
    'pages.xml': { read: sitemapPages, contentType: XML },
    'news.xml': { read: sitemapNews, contentType: XML },
    'dead-links.txt': { read: deadLinks, contentType: 'text/plain; charset=utf-8' },
  }
/** Files of higher numbers hold articles that the database cannot count to. */
const LARGEST_FILE = Math.floor(2_147_483_647 / FILE_SPAN)

/** The file of the sitemap by its name, like `articles-3.xml`; null where there is none. */
export async function readSitemap(name: string, siteUrl: string): Promise<Sitemap | null> {
  const [, digits] = /^articles-(0|[1-9]\d{0,5})\.xml$/.exec(name) ?? []
  if (digits !== undefined) return articlesOf(Number(digits), siteUrl)
  const kind = nameKinds.find((one) => `${one}.xml` === name)
  if (kind) return namesOf(kind, siteUrl)
  const other = Object.hasOwn(others, name) ? others[name] : undefined
  if (!other) return null
  const [body, changedAt] = await Promise.all([other.read(siteUrl), siteChangedAt()])
  return { body, contentType: other.contentType, tags: tagsOfList(), changedAt }
}

async function namesOf(kind: NameKind, siteUrl: string): Promise<Sitemap | null> {
  const [used, changedAt] = await Promise.all([nameKindsInUse(), siteChangedAt()])
  if (!used.includes(kind)) return null
  const version = `${siteUrl} ${kind} ${changedAt.toISOString()}`
  return {
    body: { pieces: sitemapNames(siteUrl, kind), version },
    contentType: XML,
    tags: tagsOfList(),
    changedAt,
  }
}

async function articlesOf(number: number, siteUrl: string): Promise<Sitemap | null> {
  const file = number > LARGEST_FILE ? null : await sitemapFile(number)
  if (!file) return null
  const version = `${siteUrl} ${number} ${file.changedAt.toISOString()}`
  return {
    body: { pieces: sitemapArticles(siteUrl, number), version },
    contentType: XML,
    tags: tagsOfList(),
    changedAt: file.changedAt,
  }
}
