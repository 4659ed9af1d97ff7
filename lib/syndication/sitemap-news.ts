import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { config } from '../config.ts'
import { articlePath } from '../reader-paths.ts'
import { HOUR_MS, shanghaiTimestamp } from '../time.ts'
import { element, XML_HEAD } from './xml.ts'

/** What a news sitemap may hold: the articles of two days, at most a thousand. */
const HOURS = 48
const MOST = 1_000

const row = z.object({ id: z.number(), title: z.string(), published_at: z.date() })

const NAMESPACES = [
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
].join(' ')

/** The news sitemap: what was published in the last two days, newest first. */
export async function sitemapNews(siteUrl: string): Promise<string> {
  const rows = await newsOfTwoDays(MOST)
  const publication = `<news:publication>${element('news:name', config().siteName)}${element('news:language', 'zh-cn')}</news:publication>`
  const urls = rows.map(({ id, title, published_at }) => {
    const news = [
      publication,
      element('news:publication_date', shanghaiTimestamp(published_at)),
      element('news:title', title),
    ]
    return `<url>${element('loc', siteUrl + articlePath(id))}<news:news>${news.join('')}</news:news></url>\n`
  })
  return `${XML_HEAD}<urlset ${NAMESPACES}>\n${urls.join('')}</urlset>\n`
}

/** A sitemap without an address in it is none. */
export async function hasNewsOfTwoDays(): Promise<boolean> {
  return (await newsOfTwoDays(1)).length > 0
}

function newsOfTwoDays(limit: number) {
  const since = new Date(Date.now() - HOURS * HOUR_MS)
  return queryRows(
    row,
    Prisma.sql`
      SELECT id, title, published_at FROM article WHERE status = 'published' AND id > 0 AND published_at >= ${since}
      ORDER BY published_at DESC, id DESC LIMIT ${limit}`,
  )
}
