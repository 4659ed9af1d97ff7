import { runInNewContext } from 'node:vm'
import { beforeEach, expect, it } from 'vitest'
import { serviceWorker } from '#components/reader/generated/assets.ts'

const SITE = 'https://news.example.cn'

type Fetching = {
  request: { method: string; mode: string; url: string }
  respondWith(answer: Promise<Response>): void
  waitUntil(promise: Promise<unknown>): void
}

/** The copies that the browser keeps: the pages, by path. */
let kept: Map<string, string>
let listens: (event: Fetching) => void

/** As much of a browser as the service worker uses, with a site that says which articles it removed. */
function start(removed: { ids: number[]; since: string | null }, status: () => number = () => 200): void {
  const copies = {
    keys: async () => [...kept.keys()].map((path) => ({ url: SITE + path })),
    match: async ({ url }: { url: string }) => new Response(kept.get(new URL(url).pathname)),
    delete: async ({ url }: { url: string }) => kept.delete(new URL(url).pathname),
  }
  const listeners: Record<string, typeof listens> = {}
  const globals = {
    ...{ URL, Response, Date },
    self: { addEventListener: (type: string, listen: typeof listens) => (listeners[type] = listen) },
    location: { origin: SITE },
    caches: { open: async () => copies },
    fetch: async (asked: unknown) =>
      asked === '/api/articles/removed' ? Response.json(removed, { status: status() }) : new Response('page'),
  }
  runInNewContext(serviceWorker, globals)
  listens = listeners.fetch ?? (() => expect.unreachable('it serves no page'))
}

/** A reader opens a page, with a network. */
async function open(path: string): Promise<void> {
  const waits: Promise<unknown>[] = []
  listens({
    request: { method: 'GET', mode: 'navigate', url: SITE + path },
    respondWith: (answer) => waits.push(answer),
    waitUntil: (promise) => waits.push(promise),
  })
  // What follows the answer is known once it is there.
  await waits[0]
  await Promise.all(waits)
}

beforeEach(() => {
  kept = new Map([
    ['/articles/7', '<h1>七</h1>'],
    ['/hant/articles/7', '<h1>七</h1>'],
    ['/articles/8', '<a href="/articles/7">七</a>'],
    ['/hant/articles/8', '<a class="next" href="/hant/articles/7" rel="next">七</a>'],
    [
      '/articles/9',
      '<a href="/articles/77">七十七</a> <a href="https://elsewhere.example.cn/articles/7">别处</a>',
    ],
  ])
})

it('with a removed article a browser forgets the pages that name it, and no others', async () => {
  start({ ids: [7], since: null })
  await open('/disclaimer')
  expect([...kept.keys()]).toEqual(['/articles/9'])
})

it('where the site refuses to say, it is asked again with the next page', async () => {
  const answers = [429, 200]
  start({ ids: [7], since: null }, () => answers.shift() ?? 200)
  await open('/disclaimer')
  expect(kept.size).toBe(5)
  await open('/disclaimer')
  expect([...kept.keys()]).toEqual(['/articles/9'])
})

it('without one it forgets nothing', async () => {
  start({ ids: [], since: null })
  await open('/disclaimer')
  expect(kept.size).toBe(5)
})
