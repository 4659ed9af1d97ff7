import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { GET as securityTxt } from '#app/(reader)/.well-known/security.txt/route.ts'
import { GET as apiPage } from '#app/(reader)/about/api/route.tsx'
import { GET as llmsTxt } from '#app/(reader)/llms.txt/route.ts'
import { GET as manifest } from '#app/(reader)/manifest.webmanifest/route.ts'
import { GET as oembed } from '#app/(reader)/oembed/route.ts'
import { GET as opensearch } from '#app/(reader)/opensearch.xml/route.ts'
import { GET as robots } from '#app/(reader)/robots.txt/route.ts'
import { GET as article } from '#app/api/articles/[id]/route.ts'
import { GET as removed } from '#app/api/articles/removed/route.ts'
import { GET as articles } from '#app/api/articles/route.ts'
import { GET as openApi } from '#app/api/openapi.json/route.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { canonicalTarget } from '#lib/canonical-target.ts'
import { db } from '#lib/db/client.ts'
import { sharePicturePath } from '#lib/share/share-picture-path.ts'
import {
  articleListSchema,
  articleSchema,
  problemSchema,
  removedListSchema,
} from '#lib/web/open-api/schemas.ts'
import { aChiefEditor, aFederationReport } from '../../support/cast.ts'
import { ask, wordsOf } from '../../support/routes.ts'

/** Whether a strict parser takes it. */
function isWellFormed(xml: string): boolean {
  new SaxesParser({ xmlns: true }).write(xml).close()
  return true
}

const site = 'http://localhost:3000'

describe('files that programs ask a site for', () => {
  it('name the site by its public address', async () => {
    await aFederationReport()
    expect(await (await ask(robots, '/robots.txt', {})).text()).toContain(`Sitemap: ${site}/sitemap.xml`)
    const llms = await (await ask(llmsTxt, '/llms.txt', {})).text()
    expect(llms).toMatch(/^# 城市站点\n\n> /)
    expect(llms).toContain(`- [乐从](${site}/cities/lecong)`)
    const security = await (await ask(securityTxt, '/.well-known/security.txt', {})).text()
    const [, expires = ''] = /^Expires: (\S+)$/m.exec(security) ?? []
    const days = (Date.parse(expires) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(150)
    expect(days).toBeLessThan(366)
    expect(security).toMatch(/^Contact: (mailto:|https?:)/m)
    expect(await (await ask(manifest, '/manifest.webmanifest', {})).json()).toMatchObject({
      name: '城市站点',
    })
    const description = await (await ask(opensearch, '/opensearch.xml', {})).text()
    expect(description).toContain(`template="${site}/search?q={searchTerms}"`)
    expect(isWellFormed(description)).toBe(true)
  })
})

describe('oEmbed', () => {
  const askFor = (query: string) => ask(oembed, `/oembed?${query}`, {})
  const addressOf = (id: number) => encodeURIComponent(`${site}/articles/${id}?from=timeline#main`)

  it('quotes an article for another page, and none that was taken down', async () => {
    const seen = await aFederationReport({ title: '<b>授旗</b>' })
    const json = await (await askFor(`url=${addressOf(seen.id)}`)).json()
    expect(json).toMatchObject({
      version: '1.0',
      title: '<b>授旗</b>',
      author_name: '乐从发布',
      provider_name: '城市站点',
    })
    expect(json.html).toContain(`<a href="${site}/articles/${seen.id}">&lt;b&gt;授旗&lt;/b&gt;</a>`)
    // The address of the picture as it is now.
    const { changedAt } = await db().article.findUniqueOrThrow({ where: { id: seen.id } })
    expect(json.thumbnail_url).toBe(site + sharePicturePath({ id: seen.id, changedAt }, 'card'))
    const narrow = await (await askFor(`url=${addressOf(seen.id)}&maxwidth=480&format=xml`)).text()
    expect(isWellFormed(narrow)).toBe(true)
    expect(narrow).not.toContain('thumbnail_url')
    await takeDownArticle(await aChiefEditor(), { ...seen, reason: 'copyright', note: '权利人来函' })
    expect([410, 451]).toContain((await askFor(`url=${addressOf(seen.id)}`)).status)
  })

  it.each([
    ['', 422],
    ['url=', 422],
    ['url=x', 422],
    [`url=${encodeURIComponent('https://elsewhere.example/articles/1')}`, 404],
    [`url=${encodeURIComponent(`${site}/cities/lecong`)}`, 404],
    [`url=${encodeURIComponent(`${site}/articles/7`)}&format=yaml`, 422],
  ])('answers %s with %i', async (query, status) => expect((await askFor(query)).status).toBe(status))

  it.each([
    [`/oembed?maxwidth=640&url=${encodeURIComponent(`${site}/articles/7?a=1`)}`, 'maxwidth=600'],
    [`/oembed?maxwidth=9999&url=${encodeURIComponent(`${site}/articles/7`)}`, ''],
    ['/oembed?maxheight=7&url=x', 'maxheight=50'],
  ])('%s has few spellings', (target, rest) => {
    const address = target.includes('url=x') ? '' : encodeURIComponent(`${site}/articles/7`)
    expect(canonicalTarget(target)).toBe(`/oembed?url=${address}${rest && `&${rest}`}`)
  })
})

it('the public JSON is as its description says', async () => {
  const { id } = await aFederationReport({ tags: '志愿服务', author: '记者 梁颖' })
  const list = await (await ask(articles, '/api/articles', {})).json()
  expect(articleListSchema.parse(list).items).toHaveLength(1)
  const one = await (await ask(article, `/api/articles/${id}`, { id: `${id}` })).json()
  // Nothing that the description does not name.
  expect(articleSchema.strict().parse(one)).toMatchObject({ id, tags: ['志愿服务'] })
  const { version } = await db().article.findUniqueOrThrow({ where: { id } })
  await takeDownArticle(await aChiefEditor(), { id, version, reason: 'copyright', note: '权利人来函' })
  const gone = await (await ask(removed, '/api/articles/removed', {})).json()
  expect(removedListSchema.strict().parse(gone)).toEqual({ ids: [id], since: null })
  const none = await ask(article, '/api/articles/9', { id: '9' })
  expect(problemSchema.parse(await none.json())).toMatchObject({ status: 404, code: 'not-found' })
  expect(await (await ask(openApi, '/api/openapi.json', {})).json()).toMatchObject({ openapi: '3.1.0' })
  const page = await ask(apiPage, '/about/api', {})
  expect(page.status).toBe(200)
  expect(wordsOf(await page.text())).toContain('GET /api/articles/{id}')
})
