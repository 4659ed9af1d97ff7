import { expect, it } from 'vitest'
import { listedArticles } from '#lib/articles/published-list.ts'
import type { Scope } from '#lib/articles/scope.ts'
import { tagKey, tagNames } from '#lib/articles/tag-names.ts'
import { db } from '#lib/db/client.ts'
import type { FeedPlace } from '#lib/syndication/feed-address.ts'
import { findFeedList } from '#lib/syndication/feed-place.ts'
import { readFeed } from '#lib/syndication/read-feed.ts'
import { sitemapArticles } from '#lib/syndication/sitemap-articles.ts'
import { type FixtureArticle, threeHundred } from '../../fixtures/three-hundred.ts'
import { publishThreeHundred } from '../../support/publish-three-hundred.ts'

type Holds = (article: FixtureArticle) => boolean

/** The numbers of those of the fixture that are to be in a list, in the order of lists. */
function expected(ids: readonly number[], holds: Holds): number[] {
  return threeHundred
    .map((article, at) => ({ article, id: ids[at] ?? 0 }))
    .filter(({ article }) => holds(article))
    .sort(
      (one, other) => other.article.publishedAt.localeCompare(one.article.publishedAt) || other.id - one.id,
    )
    .map(({ id }) => id)
}

const cityId = async (slug: string) => (await db().city.findUniqueOrThrow({ where: { slug } })).id
const columnId = async (slug: string) => (await db().column.findUniqueOrThrow({ where: { slug } })).id
const sourceId = async (name: string) => (await db().source.findUniqueOrThrow({ where: { name } })).id

const lists: [string, () => Promise<Scope>, Holds][] = [
  ['of all cities', async () => ({ of: 'site' }), () => true],
  [
    'of a city',
    async () => ({ of: 'city', cityId: await cityId('beijiao') }),
    ({ city }) => city === 'beijiao',
  ],
  [
    'of a column',
    async () => ({ of: 'column', columnId: await columnId('culture') }),
    ({ column }) => column === 'culture',
  ],
  [
    'of a column in a city',
    async () => ({ of: 'city-column', cityId: await cityId('lecong'), columnId: await columnId('news') }),
    ({ city, column }) => city === 'lecong' && column === 'news',
  ],
  [
    'of a source',
    async () => ({ of: 'source', sourceId: await sourceId('乐从发布') }),
    ({ source }) => source === '乐从发布',
  ],
  [
    'of a tag',
    async () => ({ of: 'tag', key: tagKey('ＤｅｅｐＳｅｅｋ') }),
    ({ tags }) => tagNames(tags).includes('DeepSeek'),
  ],
  [
    'of a person, in any role',
    async () => ({ of: 'author', key: tagKey('罗永健') }),
    ({ author, photographer }) => `${author} ${photographer}`.includes('罗永健'),
  ],
]

it('each list holds what belongs there, newest first, page by page, and the archive counts every day', async () => {
  const ids = await publishThreeHundred()
  for (const [name, scopeOf, holds] of lists) {
    const scope = await scopeOf()
    const wanted = expected(ids, holds)
    const first = await listedArticles({ scope, limit: 7 })
    const last = first.at(-1)
    const olderThan = last && { at: last.publishedAt, id: last.id }
    const rest = await listedArticles({ scope, limit: 100, olderThan })
    expect(wanted.length, name).toBeGreaterThan(5)
    expect(
      [...first, ...rest].map(({ id }) => id),
      name,
    ).toEqual(wanted.slice(0, 107))
  }

  const span = { from: new Date('2026-10-01T00:00:00+08:00'), until: new Date('2026-11-01T00:00:00+08:00') }
  const october = await listedArticles({ scope: { of: 'site' }, ...span, limit: 100 })
  expect(october.map(({ id }) => id)).toEqual(
    expected(ids, ({ publishedAt }) => publishedAt.startsWith('2026-10')),
  )

  // Feeds and sitemap name the very articles of the lists.
  const named = (await Array.fromAsync(sitemapArticles('', 0))).join('').match(/(?<=\/articles\/)\d+/g)
  expect(named?.map(Number)).toEqual(ids.toSorted((one, other) => one - other))
  const followed: [FeedPlace, Holds][] = [
    [{ of: 'column', column: 'culture' }, ({ column }) => column === 'culture'],
    [{ of: 'tag', name: 'deepseek' }, ({ tags }) => tagNames(tags).includes('DeepSeek')],
  ]
  for (const [place, holds] of followed) {
    const list = await findFeedList(place)
    const read =
      list.read &&
      (await readFeed({
        list,
        place,
        format: 'atom.xml',
        site: { name: '城市站点', url: 'https://news.example.cn' },
      }))
    expect(read?.feed.entries.map(({ article }) => article.id)).toEqual(expected(ids, holds).slice(0, 20))
  }

  const counted = await db().archiveDay.findMany({ include: { city: true } })
  const days = counted.map(
    ({ city, day, articles }) => `${city.slug} ${day.toISOString().slice(0, 10)} ${articles}`,
  )
  const tally = new Map<string, number>()
  for (const { city, publishedAt } of threeHundred) {
    const key = `${city} ${publishedAt.slice(0, 10)}`
    tally.set(key, (tally.get(key) ?? 0) + 1)
  }
  expect(days.sort()).toEqual([...tally].map(([key, number]) => `${key} ${number}`).sort())
}, 120_000)
