import type pg from 'pg'
import { formatPageKey } from '#lib/articles/page-key.ts'
import type { Kind } from './requests.ts'
import { SECRET } from './site.ts'

/** The key of the fiftieth page of the list of all articles. */
export type ListKnown = { fiftieth: string }

const BEFORE_THE_FIFTIETH = 49 * 20

/** Reads it as the page before would give it out. */
export async function listsOf(client: pg.Client): Promise<ListKnown> {
  process.env.SECRET = SECRET
  const { rows } = await client.query<{ at: Date; id: number }>(
    `SELECT published_at AS at, id FROM article WHERE status = 'published' AND id > 0
     ORDER BY published_at DESC, id DESC OFFSET ${BEFORE_THE_FIFTIETH - 1} LIMIT 1`,
  )
  if (!rows[0]) throw new Error('the list of all articles has no fifty pages')
  return { fiftieth: formatPageKey(rows[0]) }
}

const at =
  (...paths: string[]) =>
  () =>
    paths.map(encodeURI)

/** Lists of readers and of machines. */
export const listKinds: Kind<ListKnown>[] = [
  { name: 'front page', pathsIn: at('/') },
  { name: 'hot list', pathsIn: at('/hot', '/hot/week', '/hot/month', '/hot/all') },
  { name: 'hot list of a city', pathsIn: at('/cities/fill-1/hot', '/cities/fill-1/hot/month') },
  { name: 'column', pathsIn: at('/columns/fill-1', '/columns/fill-2') },
  { name: 'column of a city', pathsIn: at('/cities/fill-1/fill-1', '/cities/fill-1/fill-2') },
  { name: 'tag of a quarter of all', pathsIn: at('/tags/标签1', '/tags/标签2') },
  { name: 'tag of few', pathsIn: at('/tags/专题7', '/tags/专题14') },
  { name: 'source', pathsIn: at('/sources/来源7', '/sources/来源8') },
  { name: 'author', pathsIn: at('/authors/作者13', '/authors/作者26') },
  { name: 'corrections', pathsIn: at('/corrections') },
  { name: 'all articles, page 50', pathsIn: ({ fiftieth }) => [`/articles?older=${fiftieth}`] },
  { name: 'archive', pathsIn: at('/archive') },
  { name: 'archive: a year', pathsIn: at('/archive/2012', '/archive/2016') },
  { name: 'archive: a month', pathsIn: at('/archive/2012/05', '/archive/2016/11') },
  { name: 'archive: the day of a large import', pathsIn: at('/archive/2020/05/04') },
  { name: 'archive: a year of a city', pathsIn: at('/archive/2016?city=fill-1') },
  { name: 'feed, RSS', pathsIn: at('/feeds/rss.xml') },
  { name: 'feed, Atom, of a city', pathsIn: at('/feeds/cities/fill-1/atom.xml') },
  { name: 'feed, JSON, of a column', pathsIn: at('/feeds/columns/fill-1/feed.json') },
  { name: 'feed of a hot list', pathsIn: at('/feeds/hot/week/rss.xml') },
  { name: 'sitemap: its index', pathsIn: at('/sitemap.xml') },
  { name: 'sitemap: tags', pathsIn: at('/sitemaps/tags.xml') },
  { name: 'sitemap: ten thousand articles', pathsIn: at('/sitemaps/articles-0.xml') },
  { name: 'sitemap: news, 300 in both', pathsIn: at('/sitemaps/news.xml') },
]
