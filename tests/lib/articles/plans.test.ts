import { expect, it } from 'vitest'
import { archiveDays, archiveMonths } from '#lib/archive/read-archive.ts'
import { articleForDesk, revisionForDesk } from '#lib/articles/desk.ts'
import { countDrafts, listForDesk } from '#lib/articles/desk-list.ts'
import { listCorrections } from '#lib/articles/listed-corrections.ts'
import { listingName } from '#lib/articles/listing-name.ts'
import { formatPageKey } from '#lib/articles/page-key.ts'
import { pageOfList } from '#lib/articles/page-of-list.ts'
import { placeOfPage } from '#lib/articles/page-place.ts'
import { publicState, readPublished } from '#lib/articles/published.ts'
import type { Scope } from '#lib/articles/scope.ts'
import { readSearch } from '#lib/articles/search/read-search.ts'
import { suggest } from '#lib/articles/search/suggest.ts'
import { db, pool } from '#lib/db/client.ts'
import { readFront } from '#lib/front/read-front.ts'
import { hotLines } from '#lib/hot/read-hot.ts'
import { updateHotLists } from '#lib/hot/update-hot-lists.ts'
import { relatedTo } from '#lib/related/read-related.ts'
import { candidatesFor } from '#lib/related/related-candidates.ts'
import { visitShareLink } from '#lib/share/visit.ts'
import { publishedSource } from '#lib/sources/source-named.ts'
import { deadLinks } from '#lib/syndication/dead-links.ts'
import { findFeedList } from '#lib/syndication/feed-place.ts'
import { readFeed } from '#lib/syndication/read-feed.ts'
import { sitemapArticles } from '#lib/syndication/sitemap-articles.ts'
import { sitemapFiles } from '#lib/syndication/sitemap-files.ts'
import { sitemapNews } from '#lib/syndication/sitemap-news.ts'
import { fill } from '../../../bench/fill/fill.ts'
import { anEditor } from '../../support/cast.ts'
import { listPublished } from '../../support/list-published.ts'
import { type Carried, watchStatements } from '../../support/plans.ts'

/** Enough that reading a table, a city's articles or those of one moment shows. */
const ARTICLES = 20_000

type Bounds = { statements: number; leftOut: number; buffers: number }
/** One row may be read and turned out not to be public. */
const usual: Bounds = { statements: 8, leftOut: 1, buffers: 1_000 }
/** A search asks twice for the best, and counts, span of time after span; the desk's counts of each state. */
const search: Bounds = { statements: 26, leftOut: 3_000, buffers: 6_000 }
/** Four hundred articles and more are compared. */
const candidates: Bounds = { statements: 8, leftOut: 1, buffers: 4_000 }

it('no request reads more of many articles than it shows', async () => {
  await fill(process.env.DATABASE_URL ?? '', { articles: ARTICLES, cities: 20 })
  await updateHotLists()
  const requests = {
    ...(await readersRequests()),
    ...(await pagesOfZones()),
    ...(await desksRequests()),
  }
  const found: string[] = []
  const statements = await watchStatements()
  for (const [name, [act, bounds]] of Object.entries(requests)) {
    const carried = await statements.during(act)
    expect(carried.length, name).toBeGreaterThan(0)
    found.push(...faults(carried, bounds).map((fault) => `${name}: ${fault}`))
  }
  statements.end()
  expect(found).toEqual([])
}, 180_000)

function faults(carried: Carried[], most: Bounds): string[] {
  const said = carried.flatMap(({ query, endToEnd, leftOut, buffers }) => [
    ...endToEnd.map((table) => `${table} from end to end: ${query}`),
    ...(leftOut > most.leftOut ? [`${leftOut} rows left out: ${query}`] : []),
    ...(buffers > most.buffers ? [`${buffers} buffers: ${query}`] : []),
  ])
  return carried.length > most.statements ? [...said, `${carried.length} statements`] : said
}

type Requests = Record<string, [act: () => Promise<unknown>, bounds: Bounds]>

async function readersRequests(): Promise<Requests> {
  const one = async (where: string) =>
    (await pool().query(`SELECT id FROM article WHERE ${where} ORDER BY id LIMIT 1 OFFSET 3`)).rows[0].id
  const inTakenDownCity = "city_id = (SELECT id FROM city WHERE slug = 'fill-taken-down')"
  const moment = await db().$queryRaw<{ at: Date; id: number; city_id: number }[]>`
    SELECT published_at AS at, max(id) AS id, max(city_id) AS city_id FROM article WHERE status = 'published'
    GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`
  const [at = { at: new Date(), id: 0, city_id: 0 }] = moment
  const olderThan = formatPageKey(at)
  const published = await one("status = 'published'")
  const inCity = await one(`status = 'published' AND ${inTakenDownCity}`)
  const down = await one(`status = 'taken_down' AND ${inTakenDownCity}`)
  const [city, column] = [await db().city.findFirstOrThrow({ where: { slug: 'fill-taken-down' } }), 'fill-1']
  const { id: columnId } = await db().column.findUniqueOrThrow({ where: { slug: column } })
  const { id: sourceId } = await db().source.findUniqueOrThrow({ where: { name: '来源7' } })
  const list = (scope: Scope) => () =>
    Promise.all([pageOfList({ scope, olderThan }), placeOfPage({ scope, olderThan })])
  const { code } = await db().shareLink.findFirstOrThrow({ where: { articleId: published } })
  return {
    'the newest': [() => listPublished(), usual],
    'a hundred of them': [() => listPublished({ limit: 100 }), usual],
    'a page within one moment': [() => listPublished({ olderThan }), usual],
    'a city whose newest were taken down': [() => listPublished({ citySlug: 'fill-taken-down' }), usual],
    'the same, further down': [() => listPublished({ citySlug: 'fill-taken-down', olderThan }), usual],
    'a city long asleep': [() => listPublished({ citySlug: 'fill-asleep' }), usual],
    'a small city': [() => listPublished({ citySlug: 'fill-small' }), usual],
    'a column': [list({ of: 'column', columnId }), usual],
    'a column in a city': [list({ of: 'city-column', cityId: city.id, columnId }), usual],
    'a source': [list({ of: 'source', sourceId }), usual],
    'a tag of many': [list({ of: 'tag', key: '标签1' }), usual],
    'a rare tag': [list({ of: 'tag', key: '专题7' }), usual],
    'a person': [list({ of: 'author', key: '作者13' }), usual],
    'the number of a page': [list({ of: 'site' }), usual],
    'how a tag is spelled': [() => listingName('tag', '标签1'), usual],
    'which source that is': [() => publishedSource('来源7'), usual],
    'the archive': [() => archiveMonths(null), usual],
    'the archive of a city': [() => archiveMonths(city.id), usual],
    'a month of it': [() => archiveDays(null, { year: 2020, month: 5 }), usual],
    'a month of a city': [() => archiveDays(city.id, { year: 2020, month: 5 }), usual],
    'the corrections': [() => listCorrections(), usual],
    'further corrections': [() => listCorrections(olderThan), usual],
    'an article': [() => readPublished(published, { withNewest: 6 }), usual],
    'an article of one moment': [() => readPublished(at.id, { withNewest: 6 }), usual],
    'an article of that city': [() => readPublished(inCity, { withNewest: 6 }), usual],
    'a tombstone': [() => readPublished(down), usual],
    'a standing': [() => publicState(down), usual],
    'no article': [() => readPublished(9_999_999), usual],
    'the files of the sitemap': [() => sitemapFiles(), usual],
    'a file of the sitemap': [
      () => Array.fromAsync(sitemapArticles('', 0)),
      { ...usual, statements: 12, leftOut: 1_000 },
    ],
    'the news of two days': [() => sitemapNews(''), usual],
    'removed addresses': [() => deadLinks(''), { ...usual, buffers: 10_000 }],
    'a feed': [
      async () => {
        const place = { of: 'site' } as const
        const list = await findFeedList(place)
        return (
          list.read &&
          readFeed({ list, place, format: 'rss.xml', site: { name: '', url: 'https://news.example.cn' } })
        )
      },
      usual,
    ],
    'a search for a word of few': [() => readSearch({ q: '鸬鹚' }), search],
    'for a word in half of all': [() => readSearch({ q: '负责人' }), search],
    'for a word of long ago, in a city': [() => readSearch({ q: '亚运会', city: 'fill-small' }), search],
    'for a character': [() => readSearch({ q: '镇' }), search],
    'for a source': [() => readSearch({ source: '来源7' }), search],
    'for what nothing holds': [() => readSearch({ q: '麒麟 负责人' }), search],
    suggestions: [() => suggest('大良消防'), search],
    'the hot list': [() => hotLines('all', { limit: 50 }), usual],
    'a city’s hot list': [() => hotLines('all', { cityId: at.city_id, limit: 50 }), usual],
    'related articles': [() => relatedTo(published, 4), usual],
    'what may be related': [() => candidatesFor(published), candidates],
    'a short link': [() => visitShareLink(code, { robot: true }), usual],
  }
}

async function pagesOfZones(): Promise<Requests> {
  const columnIds = (await db().column.findMany()).map(({ id }) => id)
  const now = new Date()
  const { id } = await db().city.findUniqueOrThrow({ where: { slug: 'fill-taken-down' } })
  const slots = (await db().article.findMany({ take: 60, select: { id: true } })).map(({ id }) => {
    return { zone: 'secondary' as const, columnId: null, articleId: id, startsAt: null, endsAt: null }
  })
  // What was placed and was taken down since is read and left out.
  const placed = { ...usual, leftOut: slots.length }
  return {
    'the front page': [() => readFront({ cityId: null, columnIds, now }), usual],
    'the front page with all that it may hold': [
      () => readFront({ cityId: null, columnIds, now, slots }),
      placed,
    ],
    'a city’s page': [() => readFront({ cityId: id, columnIds, now }), usual],
  }
}

async function desksRequests(): Promise<Requests> {
  const editor = await anEditor()
  const list = (filter: Parameters<typeof listForDesk>[1]) => () => listForDesk(editor, filter)
  const citySlug = 'fill-taken-down'
  const key = (await db().article.findFirstOrThrow({ orderBy: { id: 'asc' }, skip: ARTICLES / 2 })) ?? {}
  const place = formatPageKey({ at: key.changedAt, id: key.id })
  return {
    'the desk’s list': [list({}), usual],
    'further down': [list({ before: place }), usual],
    'back again': [list({ after: place }), usual],
    drafts: [list({ status: 'draft' }), usual],
    'taken down': [list({ status: 'taken_down' }), usual],
    'a city': [list({ citySlug }), usual],
    'a city’s drafts': [list({ citySlug, status: 'draft' }), usual],
    'a city’s published articles': [list({ citySlug, status: 'published', before: place }), usual],
    'a word of few': [list({ q: '鸬鹚' }), search],
    'a word of many': [list({ q: '授旗' }), search],
    'a word of many, back again': [list({ q: '授旗', after: place }), search],
    'a word of long ago': [list({ q: '亚运会' }), search],
    'a character, in a city': [list({ q: '镇', citySlug }), search],
    'the number of drafts': [() => countDrafts(editor), usual],
    'an article to amend': [() => articleForDesk(editor, key.id), { ...usual, statements: 10 }],
    'a revision': [() => revisionForDesk(editor, key.id, 1), usual],
  }
}
