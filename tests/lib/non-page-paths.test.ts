import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { readerFiles, serviceWorker, speculationRules } from '#components/reader/generated/assets.ts'
import { traditionalTarget } from '#lib/hant/script-path.ts'
import { writeRobots } from '#lib/syndication/write-robots.ts'

const SITE = 'https://news.example.cn'

const pages = ['/', '/articles', '/articles/1', '/articles/1?older=1.5', '/tags/3.15', '/sources/%E4%B9%90']
  .concat(['/cities/lecong/hot', '/archive/2026/11?city=lecong', '/about/api', '/search?q=a.b', '/offline'])
  .concat(['/administration', '/apis', '/savings', '/mediawatch'])

/** With whether search engines may ask for it. */
const others: Record<string, boolean> = {
  ...{
    '/admin': false,
    '/admin/articles?status=draft': false,
    '/_next/static/x.css': false,
    '/s/abc': false,
  },
  ...{ '/api/articles': false, '/api/openapi.json': false, '/preview/x': false, '/s/abc/qr.svg': false },
  ...{
    '/assets/reader.js': true,
    '/media/x.jpg': true,
    '/feeds/tags/x/rss.xml': true,
    '/oembed?url=x': true,
  },
  ...{ '/robots.txt': true, '/sitemap.xml': true, '/sitemaps/news.xml': true, '/share.jpg?v=1': true },
  ...{ '/articles/1/card.jpg?v=1': true, '/.well-known/security.txt': true, '/manifest.webmanifest': true },
}

/** The service worker's listener for what a browser asks for. */
function fetchListener(): (event: object) => void {
  const listeners: Record<string, (event: object) => void> = {}
  runInNewContext(serviceWorker, {
    ...{ URL, location: { origin: SITE }, fetch: () => new Promise(() => {}) },
    self: { addEventListener: (type: string, listen: () => void) => (listeners[type] = listen) },
  })
  return listeners.fetch ?? expect.unreachable('it serves no page')
}

const listen = fetchListener()

function isServedByWorker(path: string): boolean {
  let isServed = false
  const request = { method: 'GET', mode: 'navigate', url: SITE + path }
  listen({ request, respondWith: () => (isServed = true), waitUntil: () => {} })
  return isServed
}

const rules = JSON.parse(readerFiles[speculationRules.replace('/assets/', '')] ?? '')
const excluded: string[] = rules.prerender[0].where.and[1].not.href_matches

const isPrerendered = (path: string) => !excluded.some((one) => new URLPattern(one, SITE).test(SITE + path))

const disallowed = [...writeRobots(SITE).matchAll(/^Disallow: (\S+)$/gm)].map(([, path = '']) => path)

/** RFC 9309 §2.2.2: a prefix, or with `$` the whole. */
const isCrawled = (path: string) =>
  !disallowed.some((one) => (one.endsWith('$') ? `${path}$` === one : path.startsWith(one)))

it.each(pages)('%s is a page for all', (path) => {
  expect(isServedByWorker(path)).toBe(true)
  expect(isPrerendered(path)).toBe(true)
  expect(traditionalTarget(path)).not.toBeNull()
  expect(isCrawled(path)).toBe(!path.startsWith('/search?'))
})

it.each(Object.entries(others))('%s is a page for none', (path, mayBeCrawled) => {
  expect(isServedByWorker(path)).toBe(false)
  expect(isPrerendered(path)).toBe(false)
  expect(traditionalTarget(path)).toBeNull()
  expect(isCrawled(path)).toBe(mayBeCrawled)
})

it('searches are asked for by no search engine, in whichever characters', () => {
  expect(isCrawled('/search?q=x')).toBe(false)
  expect(isCrawled('/hant/search?q=x')).toBe(false)
})
