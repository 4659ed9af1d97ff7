import { parseFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { GET as feed } from '#app/(reader)/feeds/[...path]/route.ts'
import { GET as hot } from '#app/(reader)/hot/route.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { addColumn } from '#lib/columns/add-column.ts'
import { db } from '#lib/db/client.ts'
import { feedOfPage } from '#lib/syndication/feed-address.ts'
import { escaped } from '#lib/syndication/xml.ts'
import {
  aChiefEditor,
  aCity,
  aFederationReport,
  anEditor,
  aReportsContent,
  aSystem,
} from '../../support/cast.ts'
import { ask } from '../../support/routes.ts'

const formats = ['rss.xml', 'atom.xml', 'feed.json'] as const

const time = z.iso.datetime({ offset: true })
const authors = z.array(z.strictObject({ name: z.string().min(1) })).min(1)
/** JSON Feed 1.1 as jsonfeed.org describes it, of its members those that the portal writes. */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  ...{ title: z.string().min(1), description: z.string().optional(), language: z.literal('zh-CN') },
  ...{ home_page_url: z.url(), feed_url: z.url(), icon: z.url().optional(), authors },
  items: z.array(
    z.strictObject({
      ...{ id: z.string().min(1), url: z.url(), external_url: z.url().optional(), title: z.string().min(1) },
      ...{ summary: z.string().optional(), content_html: z.string().min(1), image: z.url().optional() },
      ...{ date_published: time, date_modified: time.optional(), authors: authors.optional() },
      tags: z.array(z.string().min(1)),
    }),
  ),
})

const askFeed = (path: string, init?: RequestInit) => ask(feed, path, {}, init)

type Entry = { id: string | undefined; title: string | undefined; html: string; updated: unknown }

/** What a feed tells of its entries, as a parser that knows all three formats reads it. */
async function entriesOf(path: string): Promise<Entry[]> {
  const answer = await askFeed(path)
  expect(answer.status, path).toBe(200)
  const { format, feed } = parseFeed(await answer.text())
  if (format === 'rss')
    return (feed.items ?? []).map(({ guid, title, content, atom }) => ({
      ...{ id: guid?.value, title, html: content?.encoded ?? '' },
      updated: atom?.updated,
    }))
  if (format === 'atom')
    return (feed.entries ?? []).map(({ id, title, content, updated }) => ({
      ...{ id, title: title?.value, html: content?.value ?? '', updated },
    }))
  if (format !== 'json') throw new Error(`${path} is ${format}`)
  return (feed.items ?? []).map(({ id, title, content_html, date_modified }) => ({
    ...{ id, title, html: content_html ?? '', updated: date_modified },
  }))
}

type Told = { id: string | undefined; title: string | undefined }

/** What one more parser finds in it: rss-parser, for JSON Feed the version's own rules. */
async function entriesElsewhere(path: string): Promise<Told[]> {
  const text = await (await askFeed(path)).text()
  if (path.endsWith('.json'))
    return jsonFeed.parse(JSON.parse(text)).items.map(({ id, title }) => ({ id, title }))
  const { items } = await new RssParser().parseString(text)
  for (const { guid, id, link } of items) expect(link, path).toBe(guid ?? id)
  return items.map(({ guid, id, title }) => ({ id: guid ?? id, title }))
}

/** What both parsers find. */
async function told(path: string): Promise<Told[]> {
  const one = (await entriesOf(path)).map(({ id, title }) => ({ id, title }))
  expect(await entriesElsewhere(path), path).toEqual(one)
  return one
}

describe.each(formats)('a feed as %s', (format) => {
  it('tells the whole text under an identifier that stays, its corrections, and nothing of what was taken down', async () => {
    const title = '“志愿”<b>&amp;授旗'
    const columnId = (await addColumn(aSystem, { slug: 'gongyi', name: '公益' })).id
    const named = { author: '何志愿', tags: '志愿服务、乐从' }
    const text = { title, ...named, columnId, publicationDate: '2026-11-20T08:00' }
    const seen = await aFederationReport(text)
    const path = `/feeds/${format}`
    const [first, ...others] = await entriesOf(path)
    expect(others).toEqual([])
    expect(first).toMatchObject({ id: `http://localhost:3000/articles/${seen.id}`, title })
    expect(first?.html).toContain('<p>8月17日上午，授旗仪式在服务阵地举行。</p>')
    expect(first?.html).toContain('<a href="https://example.cn/lecong/1">乐从发布</a>')

    const content = await aReportsContent({ ...text, summary: '近40人参与。' })
    const amended = await amendArticle(await anEditor(), { ...seen, ...content, note: '人数更正为近40人。' })
    const [again] = await entriesOf(path)
    expect(again).toMatchObject({ id: first?.id })
    expect(again?.html).toMatch(/^<p>更正（\d{4}-\d{2}-\d{2}）：人数更正为近40人。<\/p>/)
    expect(again?.updated).not.toEqual(first?.updated)

    const ofNames = ['/tags/志愿服务', '/sources/乐从发布', '/authors/何志愿']
    const ofPlaces = ['', '/cities/lecong', '/columns/gongyi', '/cities/lecong/gongyi']
    for (const place of [...ofPlaces, ...ofNames])
      expect(await told(`/feeds${place}/${format}`), place).toEqual([{ id: first?.id, title }])
    await takeDownArticle(await aChiefEditor(), {
      ...amended,
      id: seen.id,
      reason: 'copyright',
      note: '权利人来函',
    })
    for (const place of ofPlaces) expect(await told(`/feeds${place}/${format}`), place).toEqual([])
    for (const place of ofNames) expect((await askFeed(`/feeds${place}/${format}`)).status, place).toBe(404)
  })

  it('tells of any title what XML can hold of it', async () => {
    const { id } = await aFederationReport()
    await db().article.update({ where: { id }, data: { title: '\u0001“志愿”]]>&<b>\u001f😀\ufffe' } })
    expect(await told(`/feeds/${format}`)).toMatchObject([{ title: '“志愿”]]>&<b>😀' }])
  })

  it('is not sent again to whom has it', async () => {
    await aFederationReport()
    const answer = await askFeed(`/feeds/${format}`)
    const etag = answer.headers.get('etag') ?? ''
    const again = await askFeed(`/feeds/${format}`, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })
})

it('a hot list is followed by period and city, and forgets what was taken down', async () => {
  const seen = await aFederationReport()
  await db().hotArticle.createMany({
    data: [null, (await aCity()).id].map((cityId) => ({
      ...{ period: 'week' as const, cityId, rank: 1, articleId: seen.id, views: 7n },
    })),
  })
  const lists = ['/hot/week', '/cities/lecong/hot/week']
  const paths = lists.flatMap((list) => formats.map((format) => `/feeds${list}/${format}`))
  for (const path of paths) expect(await told(path), path).toHaveLength(1)
  expect(await entriesOf('/feeds/hot/rss.xml')).toEqual([])
  expect((await askFeed(paths[0] ?? '')).headers.get('cache-tag')).toContain(`hot, article:${seen.id}`)
  await takeDownArticle(await aChiefEditor(), { ...seen, reason: 'copyright', note: '权利人来函' })
  for (const path of paths) expect(await entriesOf(path), path).toEqual([])
})

it('half a surrogate pair is in no XML', () => expect(escaped('授\ud83d旗\udc00')).toBe('授旗'))

it('a feed is purged with each article in it, however many media they show', async () => {
  const { id } = await aFederationReport({ tags: '志愿服务' })
  for (const list of ['', '/cities/lecong', '/tags/志愿服务', '/sources/乐从发布']) {
    const tags = (await askFeed(`/feeds${list}/rss.xml`)).headers.get('cache-tag')?.split(', ')
    expect(tags, list).toContain(`article:${id}`)
  }
})

it('the page of a hot list depends on the list, not on each of its lines', async () => {
  const seen = await aFederationReport()
  const line = { period: 'day' as const, cityId: null, rank: 1, articleId: seen.id, views: 7n }
  await db().hotArticle.create({ data: line })
  const page = await ask(hot, '/hot', {})
  expect(await page.text()).toContain(`href="/articles/${seen.id}"`)
  const tags = page.headers.get('cache-tag')?.split(', ')
  expect(tags).toContain('hot')
  expect(tags).not.toContain(`named:${seen.id}`)
})

it.each([
  ['/', '/'],
  ['/articles', '/'],
  ['/articles?older=x', '/'],
  ['/cities/lecong', '/cities/lecong'],
  ['/cities/lecong/hot/week', '/cities/lecong/hot/week'],
  ['/tags/%E5%85%AC%E7%9B%8A', '/tags/%E5%85%AC%E7%9B%8A'],
  ['/articles/7', null],
  ['/archive/2026/11', null],
  ['/hot/day', null],
])('the page %s has the feeds of %s', (page, list) => expect(feedOfPage(page)).toBe(list))

it.each([
  '/feeds',
  '/feeds/index.html',
  '/feeds/cities/nowhere/rss.xml',
  '/feeds/columns/none/rss.xml',
  '/feeds/tags/%E6%97%A0/rss.xml',
  '/feeds/tags/%zz/rss.xml',
  '/feeds/tags/a/b/rss.xml',
  '/feeds/cities/lecong/none/rss.xml',
  '/feeds/sources/%00/rss.xml',
  '/feeds/authors/%F0%9F%92%A9/atom.xml',
  '/feeds/constructor/rss.xml',
  '/feeds/hot/year/rss.xml',
  '/feeds/cities/nowhere/hot/rss.xml',
  '/feeds/cities/lecong/hot/week/x/rss.xml',
  '/feeds/toString',
])('%s is no feed', async (path) => {
  expect((await askFeed(path)).status).toBe(404)
})

it('an article that was corrected lately stands below the newest in the feeds of its lists, and in no others', async () => {
  const columnId = (await addColumn(aSystem, { slug: 'gongyi', name: '公益' })).id
  const beijiao = await aCity('beijiao', '北滘')
  const old = { title: '旧闻', tags: '志愿服务', columnId, publicationDate: '2026-10-20T08:00' }
  const seen = await aFederationReport(old)
  const newer = { tags: '志愿服务', columnId, publicationDate: '2026-11-20T08:00' }
  for (let number = 1; number <= 20; number += 1)
    await aFederationReport({ ...newer, title: `新闻${number}` })
  await aFederationReport({ title: '别处', cityId: beijiao.id })
  const feeds = ['', '/cities/lecong', '/columns/gongyi', '/tags/志愿服务'].map(
    (list) => `/feeds${list}/rss.xml`,
  )
  const titles = async (path: string) => (await told(path)).map(({ title }) => title)
  for (const path of feeds) expect(await titles(path), path).not.toContain('旧闻')

  const content = await aReportsContent({ ...old, summary: '近40人参与。' })
  await amendArticle(await anEditor(), { ...seen, ...content, note: '人数更正为近40人。' })
  for (const path of feeds) expect((await titles(path)).at(-1), path).toBe('旧闻')
  expect(await titles('/feeds/cities/beijiao/rss.xml')).toEqual(['别处'])

  await db()
    .$executeRaw`UPDATE article_listing SET published_at = now() - interval '31 days' WHERE kind = 'correction'`
  for (const path of feeds) expect(await titles(path), path).not.toContain('旧闻')
})
