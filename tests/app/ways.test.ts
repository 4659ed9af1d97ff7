import { parseHTML } from 'linkedom'
import { expect, it } from 'vitest'
import { GET as missing } from '#app/(reader)/[...missing]/route.ts'
import { GET as interfaces } from '#app/(reader)/about/api/route.tsx'
import { GET as about } from '#app/(reader)/about/route.tsx'
import { GET as views } from '#app/(reader)/about/views/route.tsx'
import { GET as year } from '#app/(reader)/archive/[year]/route.tsx'
import { GET as archive } from '#app/(reader)/archive/route.tsx'
import { GET as article } from '#app/(reader)/articles/[id]/route.tsx'
import { GET as articles } from '#app/(reader)/articles/route.tsx'
import { GET as author } from '#app/(reader)/authors/[name]/route.tsx'
import { GET as cityColumn } from '#app/(reader)/cities/[city]/[column]/route.tsx'
import { GET as cityHot } from '#app/(reader)/cities/[city]/hot/route.ts'
import { GET as city } from '#app/(reader)/cities/[city]/route.tsx'
import { GET as column } from '#app/(reader)/columns/[column]/route.tsx'
import { GET as complaints } from '#app/(reader)/complaints/route.tsx'
import { GET as corrections } from '#app/(reader)/corrections/route.tsx'
import { GET as version } from '#app/(reader)/disclaimer/[version]/route.tsx'
import { GET as disclaimer } from '#app/(reader)/disclaimer/route.tsx'
import { GET as hotOfPeriod } from '#app/(reader)/hot/[period]/route.ts'
import { GET as hot } from '#app/(reader)/hot/route.ts'
import { GET as offline } from '#app/(reader)/offline/route.tsx'
import { GET as front } from '#app/(reader)/route.tsx'
import { GET as search } from '#app/(reader)/search/route.tsx'
import { GET as source } from '#app/(reader)/sources/[name]/route.tsx'
import { GET as tag } from '#app/(reader)/tags/[name]/route.tsx'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { traditionalHtml } from '#lib/hant/traditional-html.ts'
import { aChiefEditor, aCity, aFederationReport, aPolicy } from '../support/cast.ts'

type Context = { params: Promise<Record<string, string>> }
type Route = (request: Request, context: Context) => Promise<Response>

/** Every kind of page, by the path and the route of each; a route that expects names has them from the path. */
const kinds: readonly (readonly [path: RegExp, route: unknown])[] = [
  [/^\/$/, front],
  [/^\/articles$/, articles],
  [/^\/articles\/(?<id>\d+)$/, article],
  [/^\/cities\/(?<city>[^/]+)$/, city],
  [/^\/cities\/(?<city>[^/]+)\/hot$/, cityHot],
  [/^\/cities\/(?<city>[^/]+)\/(?!hot)(?<column>[^/]+)$/, cityColumn],
  [/^\/columns\/(?<column>[^/]+)$/, column],
  [/^\/tags\/(?<name>[^/]+)$/, tag],
  [/^\/sources\/(?<name>[^/]+)$/, source],
  [/^\/authors\/(?<name>[^/]+)$/, author],
  [/^\/hot$/, hot],
  [/^\/hot\/(?<period>[^/]+)$/, hotOfPeriod],
  [/^\/archive$/, archive],
  [/^\/archive\/(?<year>\d+)$/, year],
  [/^\/corrections$/, corrections],
  [/^\/search$/, search],
  [/^\/disclaimer$/, disclaimer],
  [/^\/disclaimer\/(?<version>\d+)$/, version],
  [/^\/complaints$/, complaints],
  [/^\/about$/, about],
  [/^\/about\/api$/, interfaces],
  [/^\/about\/views$/, views],
]

async function page(path: string): Promise<{ status: number; html: string }> {
  const { pathname } = new URL(path, 'http://localhost:3000')
  const [pattern, route] = kinds.find(([one]) => one.test(pathname)) ?? [/^/, missing]
  const params = Promise.resolve({ ...pattern.exec(pathname)?.groups })
  // Each route expects the names that its path has.
  const answer = await (route as Route)(new Request(`http://localhost:3000${path}`), { params })
  return { status: answer.status, html: await answer.text() }
}

const links = (html: string) =>
  [...parseHTML(html).document.querySelectorAll('a[href^="/"], form[action^="/"]')].map(
    (way) => (way.getAttribute('href') ?? way.getAttribute('action') ?? '').split(/[?#]/)[0] ?? '',
  )
const switchOf = (html: string) =>
  parseHTML(html).document.querySelector('a[data-script]')?.getAttribute('href')
const asIs = (text: string) => text

/** A city with a column, and an article of which everything is known that has a page. */
async function aPortal() {
  await aPolicy()
  const { id: cityId } = await aCity()
  await aCity('daliang', '大良')
  const { id: columnId } = await db().column.create({ data: { slug: 'news', name: '要闻', position: 1 } })
  return aFederationReport({ cityId, columnId, author: '记者 梁颖', tags: '志愿服务' })
}

it('every kind of page is at most two links away from the front page, and has a way to the other characters and back', async () => {
  const seen = await aPortal()
  const near = links((await page('/')).html)
  const further = await Promise.all(
    kinds.map(async ([kind]) => {
      const one = near.find((path) => kind.test(path))
      return one === undefined ? [] : links((await page(one)).html)
    }),
  )
  const reached = [...near, ...further.flat()]
  expect(reached).toContain('/feeds/rss.xml')
  const examples = kinds.map(([kind]) => reached.find((path) => kind.test(path)) ?? `${kind} is not reached`)
  const removed = `/articles/${seen.id}`
  const pages = [
    ...(await Promise.all(examples.map(async (path) => ({ path, ...(await page(path)) })))),
    ...(await Promise.all(
      ['/search?q=%E5%BF%97%E6%84%BF&city=lecong', '/nothing/here', '/complaints?article=1'].map(
        async (path) => ({ path, ...(await page(path)) }),
      ),
    )),
  ]
  await takeDownArticle(await aChiefEditor(), { ...seen, reason: 'legal_order', note: '来函' })
  pages.push({ path: removed, ...(await page(removed)) })
  expect(pages.map(({ status }) => status)).toEqual([...kinds.map(() => 200), 200, 404, 200, 451])
  for (const { path, html } of pages) {
    expect(switchOf(html)).toBe(`/hant${path === '/' ? '' : path}`)
    expect(switchOf(traditionalHtml(html, asIs)), 'back').toBe(path)
  }
  const fallback = await (offline as unknown as Route)(new Request('http://localhost:3000/offline'), {
    params: Promise.resolve({}),
  })
  const html = await fallback.text()
  expect(switchOf(html), 'what stands for any page').toBeUndefined()
  expect(html, 'what stands on any day').not.toContain('class="dateline"')
})
