import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { KeptPage } from '#lib/page-cache/kept-page.ts'
import { PageStore } from '#lib/page-cache/page-store.ts'

function aPage(tags: string[], { status = 200, length = 100, headers = {} } = {}) {
  return new KeptPage({
    captured: {
      status,
      headers: { 'cache-control': 's-maxage=60', ...headers },
      body: Buffer.alloc(length, 'x'),
    },
    keepable: { seconds: 60, age: 0, tags, vary: [] },
    askedAt: performance.now(),
    askedWith: {},
  })
}

const roomy = { maxBytes: 100_000_000, maxMissingBytes: 100_000_000 }

function put(store: PageStore, key: string, page: KeptPage) {
  const rendering = store.begin(key)
  store.put(key, page, rendering)
  store.end(rendering)
}

const has = (store: PageStore, key: string) => store.get(key, performance.now()) !== undefined

/** Waits until what was purged is dropped, too. */
async function swept(store: PageStore) {
  for (let tries = 0; store.purgedTags > 0 && tries < 500; tries++) await sleep(10)
}

it('answers with nothing that was purged, from the very moment, and with all else', () => {
  const store = new PageStore(roomy)
  for (let page = 0; page < 50; page++) put(store, `/${page}`, aPage([`article:${page}`, 'site']))
  store.purge(['article:7', 'article:8', 'unheard-of'])
  const there = Array.from({ length: 50 }, (_, page) => page).filter((page) => has(store, `/${page}`))
  expect(there).toEqual(
    Array.from({ length: 50 }, (_, page) => page).filter((page) => ![7, 8].includes(page)),
  )
  put(store, '/7', aPage(['article:7', 'site']))
  expect([has(store, '/7'), has(store, '/8')]).toEqual([true, false])
  store.purge(['site'])
  expect(Array.from({ length: 50 }, (_, page) => has(store, `/${page}`))).not.toContain(true)
})

it('drops in the background what was purged, and then remembers no purge any more', async () => {
  const store = new PageStore(roomy)
  for (let page = 0; page < 3_000; page++)
    put(
      store,
      `/${page}`,
      aPage([`article:${page}`, page % 2 ? 'odd' : 'even'], { status: page % 3 ? 200 : 404 }),
    )
  const whole = store.bytes
  store.purge(['odd'])
  store.purge(['article:0', 'another'])
  await swept(store)
  expect([store.count, store.purgedTags]).toEqual([1_499, 0])
  expect(store.bytes).toBeLessThan(whole * 0.51)
  store.purge(['even'])
  await swept(store)
  expect([store.count, store.bytes, store.purgedTags]).toEqual([0, 0, 0])
})

it('remembers a purge for as long as a page is being made that is older', async () => {
  const store = new PageStore(roomy)
  const rendering = store.begin('/slow')
  store.purge(['a'])
  await sleep(200)
  expect(store.purgedTags).toBe(1)
  store.put('/slow', aPage(['a']), rendering)
  store.end(rendering)
  expect(has(store, '/slow')).toBe(false)
  store.purge(['b'])
  await swept(store)
  expect(store.purgedTags).toBe(0)
})

it('remembers a bounded number of purges: beyond it everything counts as purged', () => {
  const store = new PageStore(roomy)
  const rendering = store.begin('/slow')
  put(store, '/a', aPage(['a']))
  for (let tag = 0; tag < 50_000; tag++) store.purge([`article:${tag}`])
  expect(store.purgedTags).toBeLessThanOrEqual(20_000)
  expect(has(store, '/a')).toBe(false)
  store.put('/slow', aPage(['a']), rendering)
  expect(has(store, '/slow')).toBe(false)
  put(store, '/a', aPage(['a']))
  expect(has(store, '/a')).toBe(true)
})

it('refuses a page that began before its tag was purged, its address changed, or everything was dropped', () => {
  for (const happen of [
    (store: PageStore) => store.purge(['b', 'a']),
    (store: PageStore) => store.invalidate('/a'),
    (store: PageStore) => store.clear(),
  ]) {
    const store = new PageStore(roomy)
    const rendering = store.begin('/a')
    happen(store)
    store.put('/a', aPage(['a']), rendering)
    expect(store.count).toBe(0)
    store.end(rendering)
    put(store, '/a', aPage(['a']))
    expect(store.count).toBe(1)
  }
})

it('keeps within its bytes what was asked for last, and nothing that is larger than all the room', () => {
  const store = new PageStore({ maxBytes: 60_000, maxMissingBytes: 2_000 })
  put(store, '/hot', aPage(['hot']))
  for (let page = 0; page < 500; page++) {
    put(store, `/${page}`, aPage([`article:${page}`, 'site']))
    expect(has(store, '/hot')).toBe(true)
    expect(store.bytes).toBeLessThanOrEqual(60_000)
  }
  expect(store.count).toBeGreaterThan(30)
  expect([has(store, '/499'), has(store, `/${500 - store.count - 2}`)]).toEqual([true, false])
  const { count } = store
  put(store, '/huge', aPage([], { length: 70_000 }))
  expect([has(store, '/huge'), store.count]).toEqual([false, count])
})

it('counts for a page what it takes of the memory, body, key, tags and header fields', async () => {
  v8.setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const taken = async () => {
    // The memory of buffers is given back in the background.
    for (let times = 0; times < 3; times++) {
      collect()
      await sleep(20)
    }
    return process.memoryUsage().heapUsed + process.memoryUsage().external
  }
  const token = () => randomBytes(16).toString('base64url')
  const fill = (store: PageStore, length: number) => {
    for (let id = 0; id < 4_000; id++) {
      const headers = { etag: `W/"${token()}"`, link: `<https://news.example.cn/articles/${id}${token()}>` }
      const tags = [`article:${id}`, ...Array.from({ length: 7 }, (_, at) => `named:${id + at}`), 'site']
      put(
        store,
        `/articles/${id}`,
        aPage(tags, { length, headers: { ...headers, 'cache-tag': tags.join() } }),
      )
    }
  }
  for (const length of [300, 6_000]) {
    // Once before, for what is made at first use.
    fill(new PageStore(roomy), length)
    const store = new PageStore(roomy)
    const before = await taken()
    fill(store, length)
    const ratio = ((await taken()) - before) / store.bytes
    expect(ratio, `${length} bytes a page`).toBeGreaterThan(0.75)
    expect(ratio, `${length} bytes a page`).toBeLessThan(1.2)
    expect(store.count).toBe(4_000)
  }
})
