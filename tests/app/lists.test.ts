import { parseHTML } from 'linkedom'
import { expect, it } from 'vitest'
import { GET as day } from '#app/(reader)/archive/[year]/[month]/[day]/route.tsx'
import { GET as month } from '#app/(reader)/archive/[year]/[month]/route.tsx'
import { GET as year } from '#app/(reader)/archive/[year]/route.tsx'
import { GET as archive } from '#app/(reader)/archive/route.tsx'
import { GET as articles } from '#app/(reader)/articles/route.tsx'
import { GET as authors } from '#app/(reader)/authors/[name]/route.tsx'
import { GET as cityColumn } from '#app/(reader)/cities/[city]/[column]/route.tsx'
import { GET as columns } from '#app/(reader)/columns/[column]/route.tsx'
import { GET as corrections } from '#app/(reader)/corrections/route.tsx'
import { GET as sources } from '#app/(reader)/sources/[name]/route.tsx'
import { GET as tags } from '#app/(reader)/tags/[name]/route.tsx'
import { GET as articlesJson } from '#app/api/articles/route.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { addColumn } from '#lib/columns/add-column.ts'
import { threeHundred } from '../fixtures/three-hundred.ts'
import { aChiefEditor, aFederationReport, aReportsContent, aSystem } from '../support/cast.ts'
import { publishThreeHundred } from '../support/publish-three-hundred.ts'
import { ask } from '../support/routes.ts'

type Page = { status: number; location: string | null; document: Document }

async function page(answer: Promise<Response>): Promise<Page> {
  const { status, headers } = await answer
  return {
    status,
    location: headers.get('location'),
    document: parseHTML(await (await answer).text()).document,
  }
}

const named = (route: typeof tags, path: string) => page(ask(route, path, { name: '' }))
const all = ({ document }: Page, selector: string) => [...document.querySelectorAll(selector)]
const texts = (page: Page, selector: string) => all(page, selector).map(({ textContent }) => textContent)
const paths = (page: Page, selector: string) =>
  all(page, selector).map((link) => (link.getAttribute('href') ?? '').replace(/^https?:\/\/[^/]+/, ''))

it('every list has a page for each twenty articles, which lead to each other', async () => {
  await publishThreeHundred()
  const first = await page(ask(articles, '/articles', {}))
  expect(paths(first, 'link[rel=prev]')).toEqual([])
  const seen: string[] = []
  let at = first
  for (let number = 1; ; number++) {
    expect(texts(at, 'h1')).toEqual([number === 1 ? '全部文章' : `全部文章（第 ${number} 页）`])
    seen.push(...paths(at, '.river h2 a'))
    const [next] = paths(at, 'link[rel=next]')
    if (next === undefined) break
    const older = await page(ask(articles, next, {}))
    expect(paths(older, 'link[rel=prev]')).toEqual(paths(at, 'link[rel=canonical]'))
    at = older
  }
  expect(new Set(seen).size).toBe(300)

  const column = await page(ask(columns, '/columns/culture', { column: 'culture' }))
  expect(texts(column, 'h1')).toEqual(['文化'])
  const ofCity = { city: 'lecong', column: 'news' }
  const inCity = await page(ask(cityColumn, '/cities/lecong/news', ofCity))
  expect(texts(inCity, 'h1')).toEqual(['乐从 · 要闻'])
  const source = await named(sources, `/sources/${encodeURIComponent('乐从发布')}`)
  expect(texts(source, 'title')).toEqual(['乐从发布 - 来源 - 城市站点'])
  const author = await named(authors, `/authors/${encodeURIComponent('罗永健')}`)
  expect(texts(author, '.river li').length).toBeGreaterThan(5)

  const fullWidth = await named(tags, `/tags/${encodeURIComponent('ｄｅｅｐｓｅｅｋ')}`)
  expect(fullWidth).toMatchObject({ status: 302, location: '/tags/DeepSeek' })
  expect((await named(tags, '/tags/DeepSeek')).status).toBe(200)
  for (const path of ['/tags/%00', '/tags/nothing', '/tags/%20'])
    expect((await named(tags, path)).status).toBe(404)
  expect((await named(authors, '/authors/%00')).status).toBe(404)
  expect((await named(sources, '/sources/%00')).status).toBe(404)

  await addColumn(aSystem, { slug: 'lecong-own', name: '乐从镇事', city: 'lecong' })
  const moved = await page(ask(columns, '/columns/lecong-own', { column: 'lecong-own' }))
  expect(moved).toMatchObject({ status: 302, location: '/cities/lecong/lecong-own' })
  const own = { city: 'lecong', column: 'lecong-own' }
  const empty = await page(ask(cityColumn, '/cities/lecong/lecong-own', own))
  expect(texts(empty, '.empty')).toEqual(['这里还没有文章。'])
  const elsewhere = { city: 'daliang', column: 'lecong-own' }
  expect((await page(ask(cityColumn, '/cities/daliang/lecong-own', elsewhere))).status).toBe(404)
  await archiveCountsEveryArticle()
  await programsFilterThem()
}, 120_000)

/** The public JSON by every filter, against the fixture itself. */
async function programsFilterThem(): Promise<void> {
  const asked = async (query: string) => {
    const answer = await ask(articlesJson, `/api/articles?limit=100&${query}`, {})
    const { items = [], fields } = await answer.json()
    return { status: answer.status, number: items.length, fields }
  }
  const number = (holds: (one: (typeof threeHundred)[number]) => boolean) =>
    Math.min(threeHundred.filter(holds).length, 100)
  const inOctober = ({ publishedAt }: { publishedAt: string }) => publishedAt.startsWith('2026-10')
  const span = 'from=2026-10-01&to=2026-10-31'
  const filters: [string, number][] = [
    [span, number(inOctober)],
    [`city=beijiao&${span}`, number((one) => one.city === 'beijiao' && inOctober(one))],
    ['city=lecong&column=news', number(({ city, column }) => city === 'lecong' && column === 'news')],
    ['column=culture', number(({ column }) => column === 'culture')],
    ['source=乐从发布', number(({ source }) => source === '乐从发布')],
    ['tag=ｄｅｅｐｓｅｅｋ', number(({ tags }) => tags.includes('DeepSeek'))],
    ['author=罗永健', number(({ author, photographer }) => `${author} ${photographer}`.includes('罗永健'))],
    ['tag=nothing', 0],
  ]
  for (const [query, articles] of filters)
    expect(await asked(query), query).toMatchObject({ status: 200, number: articles })
  expect(filters.filter(([, articles]) => articles > 0)).toHaveLength(filters.length - 1)
  for (const query of ['column=nothing', 'source=nothing', 'city=daliang&column=lecong-own', 'older='])
    expect((await asked(query)).status, query).toBe(404)
  expect(await asked('tag=x&column=news')).toMatchObject({
    ...{ status: 422, fields: { tag: '不能与 column 同时使用' } },
  })
}

async function archiveCountsEveryArticle(): Promise<void> {
  const published = (from: string, city?: string) =>
    threeHundred.filter((one) => one.publishedAt.startsWith(from) && (city ?? one.city) === one.city).length
  const whole = await page(ask(archive, '/archive', {}))
  expect(texts(whole, '.year h2')).toEqual(
    ['2026', '2025', '2024'].flatMap((each) => (published(each) ? [`${each}年 ${published(each)} 篇`] : [])),
  )
  expect(paths(whole, '.months a').length).toBe(
    new Set(threeHundred.map(({ publishedAt }) => publishedAt.slice(0, 7))).size,
  )
  const inYear = await page(ask(year, '/archive/2026', {}))
  expect(texts(inYear, 'h1')).toEqual(['2026年'])
  expect(texts(inYear, '.months a')).toContain(`10月 ${published('2026-10')} 篇`)

  const inMonth = await page(ask(month, '/archive/2026/10?city=lecong', {}))
  const ofLecong = published('2026-10', 'lecong')
  expect(texts(inMonth, 'h1')).toEqual(['乐从 · 2026年10月'])
  expect(texts(inMonth, '.river li')).toHaveLength(Math.min(ofLecong, 20))
  const [onDay = ''] = paths(inMonth, '.calendar a')
  expect(onDay).toMatch(/^\/archive\/2026\/10\/\d\d\?city=lecong$/)
  const inDay = await page(ask(day, onDay, {}))
  const date = onDay.slice('/archive/'.length, '/archive/2026/10/01'.length).replaceAll('/', '-')
  expect(texts(inDay, '.river li')).toHaveLength(published(date, 'lecong'))
  expect(texts(inDay, '.crumbs li')).toEqual([
    '城市站点',
    '存档',
    '2026年',
    '10月',
    `${Number(date.slice(8))}日`,
  ])

  const refused: [typeof year, string][] = [
    [year, '/archive/1987'],
    [year, '/archive/26'],
    [year, '/archive/2026?city=atlantis'],
    [month, '/archive/2026/13'],
    [month, '/archive/2026/1'],
    [day, '/archive/2026/02/30'],
    [archive, '/archive?city=atlantis'],
  ]
  for (const [route, path] of refused) expect((await page(ask(route, path, {}))).status, path).toBe(404)
}

it('every correction is listed, newest first, until its article is taken down', async () => {
  const report = await aFederationReport()
  const other = await aFederationReport({ title: '另一篇' })
  const editor = await aChiefEditor()
  const titled = async (title: string) => await aReportsContent({ title })
  const first = await amendArticle(editor, { ...report, ...(await titled('新题')), note: '第一次。' })
  await amendArticle(editor, { ...other, ...(await titled('另题')), note: '中间。' })
  const last = await amendArticle(editor, { ...first, ...(await titled('再新题')), note: '第二次。' })
  const notes = async () => texts(await page(ask(corrections, '/corrections', {})), '.river blockquote')
  expect(await notes()).toEqual(['第二次。', '中间。', '第一次。'])
  await takeDownArticle(editor, { ...last, reason: 'copyright', note: '来函' })
  expect(await notes()).toEqual(['中间。'])
})
