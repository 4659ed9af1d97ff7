import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { originalTarget } from '#lib/hant/script-path.ts'
import { updateHotLists } from '#lib/hot/update-hot-lists.ts'
import { addFirstVersions } from '#lib/policies/add-first-versions.ts'
import { updateRelated } from '#lib/related/update-related.ts'
import { aBody, aChiefEditor, aDraft, aPolicy, type Seen } from '../support/cast.ts'
import { linksOf } from '../support/links.ts'
import { publishThreeHundred } from '../support/publish-three-hundred.ts'
import { askSite, kindOf, type Told } from '../support/reader-site.ts'
import { invalid } from '../support/valid-html.ts'

/** Nothing leads to these; programs know their names. */
const START = ['/', '/robots.txt', '/llms.txt', '/.well-known/security.txt', '/api/articles']
/** Of what is the same for every article, name or day but for that one, so many are asked for. */
const sampled: Readonly<Record<string, number>> = {
  ...{ '/s/[code]': 4, '/s/[code]/qr.svg': 4, '/oembed': 4, '/complaints': 4 },
  ...{ '/complaints/new': 8, '/corrections/new': 4 },
  ...{ '/feeds/[...path]': 60, '/archive/[year]/[month]/[day]?city': 40 },
}
const OF_EACH_TRADITIONAL = 4
/** They say what was taken down. */
const OF_REMOVED = ['/api/articles/removed', '/sitemaps/dead-links.txt']
/** One counts a view, the others are drawn; they have tests of their own (reader.test.ts, share-pictures.test.ts). */
const apart = new Set([
  '/api/articles/[id]/views',
  ...['card', 'square', 'poster'].map((shape) => `/articles/[id]/${shape}.jpg`),
])
const LONGEST_TITLE = 100
const MOST_BYTES = 15 * 1_024

type Page = Told & { path: string; kind: string }

const pathnameOf = (target: string) => new URL(target, 'http://localhost:3000').pathname
const isHtml = ({ headers }: Told) => headers['content-type']?.startsWith('text/html') === true

/** The kind of what stands at a path, and how many of its kind are asked for. */
function kindAndMost(target: string): { kind: string; most: number } {
  const original = originalTarget(target)
  const isOfCity = target.includes('?city=')
  const kind = kindOf(pathnameOf(original ?? target)) + (isOfCity ? '?city' : '')
  if (original !== null) return { kind: `/hant${kind}`, most: OF_EACH_TRADITIONAL }
  return { kind, most: sampled[kind] ?? Number.POSITIVE_INFINITY }
}

/** Follows every link from the front page on; of what is `sampled` and of traditional pages some. */
async function crawl(): Promise<{ pages: Map<string, Page>; linkedFrom: Map<string, string> }> {
  const pages = new Map<string, Page>()
  const linkedFrom = new Map(START.map((path) => [path, 'nothing']))
  const number = new Map<string, number>()
  const queue = [...linkedFrom.keys()]
  const follow = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const { kind, most } = kindAndMost(path)
      const before = number.get(kind) ?? 0
      number.set(kind, before + 1)
      if (apart.has(kind) || before >= most) continue
      const told = await askSite(path)
      pages.set(path, { ...told, path, kind })
      if (OF_REMOVED.includes(path)) continue
      for (const link of linksOf(told.headers, told.text)) {
        if (linkedFrom.has(link)) continue
        linkedFrom.set(link, path)
        queue.push(link)
      }
    }
  }
  while (queue.length > 0) await Promise.all(Array.from({ length: 4 }, follow))
  return { pages, linkedFrom }
}

/** What is wrong with a document by itself. */
function faultsOf({ path, text, bytes, headers }: Page): string[] {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, inside = '']) => inside)
  const ids = all(/\sid="([^"]+)"/g)
  const [title = ''] = all(/<title>([^<]*)<\/title>/g)
  const original = originalTarget(path) ?? path
  // The form is the same for every article.
  const address = `http://localhost:3000${original.replace(/^(\/complaints)\?.*/, '$1')}`
  const own = address.replaceAll('&', '&amp;')
  const canonical = all(/<link rel="canonical" href="([^"]+)"/g)
  const isIndexed = !text.includes('<meta name="robots" content="noindex"')
  const packed = gzipSync(bytes).length
  const checks: [string, boolean][] = [
    [`${packed} bytes`, packed <= MOST_BYTES],
    [`${all(/<(h1)[\s>]/g).length} h1`, all(/<(h1)[\s>]/g).length === 1],
    ['an id twice', new Set(ids).size === ids.length],
    [`the title ${title}`, title.length > 0 && title.length <= LONGEST_TITLE],
    ['no description', !isIndexed || all(/<meta name="description" content="([^"]+)"/g).length === 1],
    [`the canonical ${canonical}`, !isIndexed || (canonical.length === 1 && canonical[0] === own)],
    [
      `the field Link: ${headers.link}`,
      !isIndexed || (headers.link ?? '').includes(`<${address}>; rel="canonical"`),
    ],
  ]
  return checks.filter(([, holds]) => !holds).map(([fault]) => `${path}: ${fault}`)
}

const seenOf = (id: number): Promise<Seen> =>
  db().article.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } })

/** The three hundred, two taken down, one corrected, one draft more; some have been read, and have related articles.
 *  @returns the numbers of those that are published */
async function aSiteInUse() {
  const ids = await publishThreeHundred()
  const chief = await aChiefEditor()
  const [read = 0, corrected = 0, ...rest] = ids
  const down = [rest[5] ?? 0, rest[250] ?? 0]
  await aDraft({ title: '还没有发布' })
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)
  for (const [at, articleId] of [read, corrected, ...down].entries()) {
    const human = 10 + at
    await db().viewHour.create({ data: { articleId, hour, human } })
    await db().viewCounter.upsert({
      ...{ where: { articleId }, create: { articleId, total: human }, update: { total: human } },
    })
  }
  await updateHotLists()
  await db().relatedDue.deleteMany({ where: { articleId: { notIn: [read, ...down] } } })
  await updateRelated()
  const { title, summary, cityId } = await db().article.findUniqueOrThrow({ where: { id: corrected } })
  const content = { title, summary, cityId, columnId: null, originalTitle: null, author: null }
  const source = { sourceName: '乐从发布', sourceUrl: null }
  const amended = { ...content, ...source, body: aBody('更正后的正文。'), note: '更正了正文。' }
  await amendArticle(chief, { ...(await seenOf(corrected)), ...amended })
  for (const id of down)
    await takeDownArticle(chief, { ...(await seenOf(id)), reason: 'copyright', note: '来函' })
  await addFirstVersions()
  await aPolicy(2, { text: '转载、投稿不代表本站观点。' })
  await aPolicy(2, { kind: 'privacy', origins: [], text: '我们不收集读者的个人信息。' })
  return ids.filter((id) => !down.includes(id))
}

const numbersOf = (links: readonly string[]) =>
  new Set(links.flatMap((link) => /^\/articles\/(\d+)$/.exec(pathnameOf(link))?.[1] ?? []).map(Number))

it('every link of a site of three hundred articles leads to a whole page, and none to what is not published', async () => {
  const published = await aSiteInUse()
  const { pages, linkedFrom } = await crawl()
  const told = [...pages.values()]

  // A short link leads to its article; no other link is to what leads elsewhere.
  const isMeant = ({ kind, status, headers }: Page) =>
    kind === '/s/[code]' ? status === 302 && pages.has(headers.location ?? '') : status === 200
  const broken = told.filter((page) => !isMeant(page))
  expect(broken.map(({ path, status }) => `${status} ${path} from ${linkedFrom.get(path)}`)).toEqual([])

  const documents = told.filter(isHtml)
  expect(documents.flatMap(faultsOf)).toEqual([])
  // One of each kind, and a later page of each list.
  const byKind = Map.groupBy(documents, ({ path, kind }) => kind + (path.includes('older=') ? ' older' : ''))
  for (const [first] of byKind.values()) if (first) expect(await invalid(first.text), first.path).toEqual([])

  // The form for every article is one page, a policy in force stands under its number, too.
  const isAnother = ({ path }: Page) =>
    originalTarget(path) === null &&
    !/^\/(?:complaints|corrections\/new|disclaimer|policies\/[a-z]+)\b./.test(path)
  const titleOf = ({ text }: Page) => /<title>([^<]*)/.exec(text)?.[1]
  const byTitle = Map.groupBy(documents.filter(isAnother), titleOf)
  const alike = [...byTitle.values()].filter(({ length }) => length > 1)
  expect(alike.map((same) => same.map(({ path }) => path).join(' '))).toEqual([])

  // Every list of addresses has the same articles.
  const all = new Set(published)
  const linked = (isOne: (page: Page) => boolean) =>
    numbersOf(told.filter(isOne).flatMap(({ headers, text }) => linksOf(headers, text)))
  const kinds = [
    '/articles',
    '/sitemaps/[name]',
    '/api/articles',
    '/sources/[name]',
    '/archive/[year]/[month]/[day]',
  ]
  for (const kind of kinds) expect(linked((page) => page.kind === kind).isSupersetOf(all), kind).toBe(true)
  const named = linked(({ path }) => !OF_REMOVED.includes(path))
  expect(named, 'neither a draft nor what was taken down').toEqual(all)
  const kindsSeen = new Set(told.map(({ kind }) => kind))
  for (const kind of [
    '/hot',
    '/corrections',
    '/authors/[name]',
    '/tags/[name]',
    '/feeds/[...path]',
    '/hant/articles/[id]',
    '/disclaimer/[version]/changes',
    '/policies/[policy]/[version]/changes',
  ])
    expect(kindsSeen, kind).toContain(kind)
}, 300_000)
