import { parseHTML } from 'linkedom'
import { expect, it } from 'vitest'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { traditionalHtml } from '#lib/hant/traditional-html.ts'
import { aChiefEditor, aCity, aFederationReport, aPolicy } from '../support/cast.ts'
import { askSite, kindOf } from '../support/reader-site.ts'

/** Every kind of page that has an address of its own, by its route. */
const kinds = [
  '/',
  '/articles',
  '/articles/[id]',
  '/cities/[city]',
  '/cities/[city]/hot',
  '/cities/[city]/[column]',
  '/columns/[column]',
  '/tags/[name]',
  '/sources/[name]',
  '/authors/[name]',
  '/hot',
  '/hot/[period]',
  '/archive',
  '/archive/[year]',
  '/corrections',
  '/search',
  '/disclaimer',
  '/disclaimer/[version]',
  '/policies/[policy]',
  '/complaints',
  '/contribute',
  '/notices',
  '/about',
  '/about/api',
  '/about/views',
]

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
  await aPolicy(1, { kind: 'privacy', origins: [] })
  const { id: cityId } = await aCity()
  await aCity('daliang', '大良')
  const { id: columnId } = await db().column.create({ data: { slug: 'news', name: '要闻', position: 1 } })
  return aFederationReport({ cityId, columnId, author: '记者 梁颖', tags: '志愿服务' })
}

it('every kind of page is at most two links away from the front page, and has a way to the other characters and back', async () => {
  const seen = await aPortal()
  const near = links((await askSite('/')).text)
  const further = await Promise.all(
    kinds.map(async (kind) => {
      const one = near.find((path) => kindOf(path) === kind)
      return one === undefined ? [] : links((await askSite(one)).text)
    }),
  )
  const reached = [...near, ...further.flat()]
  expect(reached).toContain('/feeds/rss.xml')
  const examples = kinds.map(
    (kind) => reached.find((path) => kindOf(path) === kind) ?? `${kind} is not reached`,
  )
  const removed = `/articles/${seen.id}`
  const pages = [
    ...(await Promise.all(examples.map(async (path) => ({ path, ...(await askSite(path)) })))),
    ...(await Promise.all(
      ['/search?q=%E5%BF%97%E6%84%BF&city=lecong', '/nothing/here', '/complaints?article=1'].map(
        async (path) => ({ path, ...(await askSite(path)) }),
      ),
    )),
  ]
  await takeDownArticle(await aChiefEditor(), { ...seen, reason: 'legal_order', note: '来函' })
  pages.push({ path: removed, ...(await askSite(removed)) })
  expect(pages.map(({ status }) => status)).toEqual([...kinds.map(() => 200), 200, 404, 200, 451])
  for (const { path, text: html } of pages) {
    expect(switchOf(html)).toBe(`/hant${path === '/' ? '' : path}`)
    expect(switchOf(traditionalHtml(html, asIs)), 'back').toBe(path)
  }
  const { text: html } = await askSite('/offline')
  expect(switchOf(html), 'what stands for any page').toBeUndefined()
  expect(html, 'what stands on any day').not.toContain('class="dateline"')
})
