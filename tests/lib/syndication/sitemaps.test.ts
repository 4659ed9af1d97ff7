import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { parseSitemap, parseSitemapIndex } from 'sitemap'
import { expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { GET as index } from '#app/(reader)/sitemap.xml/route.ts'
import { GET as sitemap } from '#app/(reader)/sitemaps/[name]/route.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, aCity, aDraft, aFederationReport, aListedSource } from '../../support/cast.ts'
import { ask } from '../../support/routes.ts'

const schemaOf = (fileName: string, folder = 'tests/fixtures/xsd') => ({
  fileName,
  contents: readFileSync(`${folder}/${fileName}`, 'utf8'),
})
const imported = [schemaOf('sitemap.xsd', 'node_modules/sitemap/schema'), schemaOf('sitemap-news.xsd')]
const urlset = {
  fileName: 'urlset.xsd',
  contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
    <xs:import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="sitemap-news.xsd"/>
  </xs:schema>`,
}
const sitemapindex = schemaOf('siteindex.xsd')

const askFile = (name: string, init?: RequestInit) => ask(sitemap, `/sitemaps/${name}`, { name }, init)

async function addressesOf(name: string): Promise<string[]> {
  const text = await (await askFile(name)).text()
  return (await parseSitemap(Readable.from([text]))).map(({ url }) => url)
}

/** What the protocol's schema finds wrong with a file, and what is found by a parser that is not the one above. */
async function faultsOf(contents: string, schema = urlset): Promise<string[]> {
  const xml = { fileName: 'sitemap.xml', contents }
  const { errors } = await validateXML({ xml, schema: [schema], preload: imported })
  return errors.map(({ message }) => message)
}

const addressOf = ({ id }: { id: number }) => `http://localhost:3000/articles/${id}`

it('names every published article and no other, each with when it changed last', async () => {
  const published = await aFederationReport()
  await aDraft({ title: '未发布的稿件' })
  const down = await aFederationReport({ title: '将要下架的报道' })
  expect(await addressesOf('articles-0.xml')).toEqual([published, down].map(addressOf))
  expect(await addressesOf('news.xml')).toEqual([down, published].map(addressOf))
  await takeDownArticle(await aChiefEditor(), { ...down, reason: 'copyright', note: '权利人来函' })
  for (const name of ['articles-0.xml', 'news.xml'])
    expect(await addressesOf(name), name).toEqual([addressOf(published)])
  expect(await (await askFile('dead-links.txt')).text()).toBe(`${addressOf(down)}\n`)
  for (const name of ['articles-0.xml', 'pages.xml', 'news.xml'])
    expect(await faultsOf(await (await askFile(name)).text()), name).toEqual([])
  expect(await addressesOf('pages.xml')).toContain('http://localhost:3000/cities/lecong')

  const whole = await (await ask(index, '/sitemap.xml', {})).text()
  expect(await faultsOf(whole, sitemapindex)).toEqual([])
  const files = await parseSitemapIndex(Readable.from([whole]))
  expect(files.map(({ url }) => url)).toEqual(
    ['pages', 'sources', 'news', 'articles-0'].map((name) => `http://localhost:3000/sitemaps/${name}.xml`),
  )
  const { changedAt } = await db().article.findUniqueOrThrow({ where: { id: down.id } })
  expect(new Date(files[3]?.lastmod ?? 0).getTime()).toBe(Math.floor(changedAt.getTime() / 1_000) * 1_000)
})

it('lists columns, tags, sources and authors that have articles, with when what they show changed last', async () => {
  const { id: cityId } = await aCity()
  const [news, empty] = await Promise.all(
    ['news', 'empty'].map((slug, position) => db().column.create({ data: { slug, name: slug, position } })),
  )
  const columnId = news?.id
  await aFederationReport({
    cityId,
    columnId,
    tags: '志愿服务、DeepSeek',
    author: '记者 梁颖',
    publicationDate: '2026-11-01',
  })
  const newest = await aFederationReport({
    cityId,
    columnId,
    tags: 'ｄｅｅｐｓｅｅｋ',
    author: '梁颖 摄影 Tony',
  })
  await aListedSource({ name: '佛山日报' })
  const down = await aFederationReport({
    tags: '撤下',
    author: '撤下',
    sourceName: '佛山日报',
    columnId: empty?.id,
  })
  await takeDownArticle(await aChiefEditor(), { ...down, reason: 'copyright', note: '权利人来函' })
  const dated = async (name: string) => {
    const text = await (await askFile(name)).text()
    expect(await faultsOf(text), name).toEqual([])
    const listed = await parseSitemap(Readable.from([text]))
    return new Map(listed.map(({ url, lastmod }) => [decodeURIComponent(new URL(url).pathname), lastmod]))
  }
  const pathsIn = async (name: string) => [...(await dated(name)).keys()].sort()
  expect(await pathsIn('tags.xml')).toEqual(['/tags/ｄｅｅｐｓｅｅｋ', '/tags/志愿服务'].sort())
  expect(await pathsIn('authors.xml')).toEqual(['/authors/Tony', '/authors/梁颖'].sort())
  expect(await pathsIn('sources.xml')).toEqual(['/sources/乐从发布'])
  const pages = await dated('pages.xml')
  expect([...pages.keys()].filter((path) => /^\/columns|^\/cities\/\w+\/(?!hot)/.test(path))).toEqual([
    ...['/columns/news', '/cities/lecong/news'],
  ])
  const { publishedAt } = await db().article.findUniqueOrThrow({ where: { id: newest.id } })
  const second = Math.floor((publishedAt?.getTime() ?? 0) / 1_000) * 1_000
  for (const [file, path] of [
    ['pages.xml', '/columns/news'],
    ['sources.xml', '/sources/乐从发布'],
  ] as const)
    expect(new Date((await dated(file)).get(path) ?? 0).getTime(), path).toBe(second)
  const { changedAt } = await db().city.findUniqueOrThrow({ where: { id: cityId } })
  for (const path of ['/', '/articles', '/cities/lecong'])
    expect(new Date(pages.get(path) ?? 0).getTime(), path).toBe(
      Math.floor(changedAt.getTime() / 1_000) * 1_000,
    )
})

it('tells of any title what XML can hold of it', async () => {
  const { id } = await aFederationReport()
  await db().article.update({ where: { id }, data: { title: '\u0001“志愿”]]>&<b>\u001f😀\ufffe' } })
  const news = await (await askFile('news.xml')).text()
  expect(await faultsOf(news)).toEqual([])
  const [told] = await parseSitemap(Readable.from([news]))
  expect(told?.news?.title).toBe('“志愿”]]>&<b>😀')
})

it.each([
  ['no title', (xml: string) => xml.replace(/<news:title>.*?<\/news:title>/, '')],
  ['a time without a zone', (xml: string) => xml.replace('+08:00</news', '</news')],
  ['another language’s name', (xml: string) => xml.replace('>zh-cn<', '>zh-Hans-CN<')],
])('the schema finds %s', async (_, spoil) => {
  await aFederationReport()
  const news = await (await askFile('news.xml')).text()
  expect(await faultsOf(spoil(news))).not.toEqual([])
})

it('leaves out files without an article', async () => {
  await aFederationReport()
  expect((await askFile('articles-1.xml')).status).toBe(404)
})

it('is not sent again to whom has it', async () => {
  await aFederationReport()
  const answer = await askFile('articles-0.xml')
  await answer.text()
  const etag = answer.headers.get('etag') ?? ''
  expect((await askFile('articles-0.xml', { headers: { 'if-none-match': etag } })).status).toBe(304)
})

it.each([
  'articles-00.xml',
  'articles--1.xml',
  'articles-214749.xml',
  'articles-9999999.xml',
  'x',
  'tags.xml',
  'constructor',
])('%s is no file', async (name) => expect((await askFile(name)).status).toBe(404))
