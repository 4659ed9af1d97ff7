/*
 * The service worker: without a network, the last twenty articles that were read, else a page that says so. What is taken
 * down is forgotten with the next page that comes from the network, and so are the pages that name it. Everything else goes
 * its usual way.
 */

import { NON_PAGE } from '#lib/non-page-paths.mjs'

type Waiting = Event & { waitUntil(promise: Promise<unknown>): void }
type Fetching = Waiting & { request: Request; respondWith(response: Promise<Response>): void }
type Told = Waiting & { data: unknown; source: { url?: string } | null }
type Worker = {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Told) => void): void
}
// The types of workers and of documents cannot stand in one project.
const worker = self as unknown as Worker

/** Of the scripts and styles of this release, with the page for no network. */
const FRAME = 'frame'
const ARTICLES = 'articles'
const MOST_ARTICLES = 20
const OFFLINE = '/offline'
const REMOVED = '/api/articles/removed'
const ARTICLE = /^(?:\/hant)?\/articles\/(\d+)$/
/** How a page names an article: beside it, or among the newest. */
const NAMED = /href="(?:\/hant)?\/articles\/\d+"/g
const FORGET_EVERY_MS = 10_000
let forgotAt = 0

worker.addEventListener('install', (event) => event.waitUntil(install().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event) => {
  if (event.data === 'read' && event.source?.url) event.waitUntil(keep(event.source.url))
})
worker.addEventListener('fetch', (event) => {
  const request = event.request
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate' && !NON_PAGE.test(url.pathname)) event.respondWith(page(event, url))
  else if (ASSETS.includes(url.pathname)) event.respondWith(asset(request))
})

async function install(): Promise<void> {
  await caches.delete(FRAME)
  const frame = await caches.open(FRAME)
  await frame.addAll(ASSETS.concat(OFFLINE))
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

async function page(event: Fetching, url: URL): Promise<Response> {
  try {
    const answer = await fetch(event.request)
    event.waitUntil(forget(url, answer))
    return answer
  } catch {
    return (await (await caches.open(ARTICLES)).match(url.pathname)) ?? offlinePage()
  }
}

/** Keeps an article that was read, in place of the one read longest ago. */
async function keep(address: string): Promise<void> {
  const path = new URL(address).pathname
  if (!ARTICLE.test(path)) return
  const answer = await fetch(path)
  const kept = await caches.open(ARTICLES)
  await kept.delete(path)
  if (answer.ok) await kept.put(path, answer)
  const requests = await kept.keys()
  await Promise.all(requests.slice(0, -MOST_ARTICLES).map((one) => kept.delete(one)))
}

/** Forgets an article whose page is gone, those that the site says it removed, and the pages that name these. */
async function forget(url: URL, answer: Response): Promise<void> {
  const kept = await caches.open(ARTICLES)
  if ([404, 410, 451].includes(answer.status)) await kept.delete(url.pathname)
  if (Date.now() - forgotAt < FORGET_EVERY_MS || (await kept.keys()).length === 0) return
  const told = await fetch(REMOVED)
  // Asked again with the next page.
  if (!told.ok) return
  forgotAt = Date.now()
  const list: { ids: number[]; since: string | null } = await told.json()
  const removed = new Set(list.ids)
  for (const request of await kept.keys()) {
    const copy = await kept.match(request)
    const keptAt = Date.parse(copy?.headers.get('date') ?? '') || 0
    const named = namedIn(new URL(request.url).pathname, (await copy?.text()) ?? '')
    // Longer ago than the list goes back, nobody can say.
    const isTooOld = list.since !== null && keptAt < Date.parse(list.since)
    if (isTooOld || named.some((id) => removed.has(id))) await kept.delete(request)
  }
}

/** The article of a page, and those that it leads to. */
function namedIn(path: string, html: string): number[] {
  const links = [`href="${path}"`, ...(html.match(NAMED) ?? [])]
  return links.map((link) => Number(/\d+/.exec(link)?.[0]))
}

/** The page for no network, with the articles that are kept. */
async function offlinePage(): Promise<Response> {
  const html = (await (await caches.match(OFFLINE))?.text()) ?? ''
  const kept = await caches.open(ARTICLES)
  const items = await Promise.all(Array.from(await kept.keys(), (request) => item(kept, request)).reverse())
  const body = html.replace('data-kept=""></ul>', `>${items.join('')}</ul>`)
  return new Response(body, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** The title is markup already. */
async function item(kept: Cache, request: Request): Promise<string> {
  const html = (await (await kept.match(request))?.text()) ?? ''
  const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''
  return `<li><a href="${new URL(request.url).pathname}">${title.replace(/ - [^-]*$/, '')}</a></li>`
}
