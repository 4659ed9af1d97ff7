import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { CacheEntry } from '#lib/page-cache/cache-entry.ts'
import { PageStore } from '#lib/page-cache/page-store.ts'

function anEntry(tags: string[], { status = 200, length = 100, headers = {} } = {}) {
  return new CacheEntry({
    response: {
      status,
      headers: { 'cache-control': 's-maxage=60', ...headers },
      body: Buffer.alloc(length, 'x'),
    },
    policy: { seconds: 60, age: 0, tags, vary: [] },
    requestedAt: performance.now(),
    requestHeaders: {},
  })
}

const roomy = { maxBytes: 100_000_000, maxMissingBytes: 100_000_000 }

function put(store: PageStore, key: string, entry: CacheEntry) {
  const render = store.begin(key)
  store.put(key, entry, render)
  store.end(render)
}

const has = (store: PageStore, key: string) => store.get(key, performance.now()) !== undefined

/** Waits until the sweep has deleted the purged entries. */
async function swept(store: PageStore) {
  for (let tries = 0; store.purgedTags > 0 && tries < 500; tries++) await sleep(10)
}

it('returns no purged entry from the moment of the purge, and all others', () => {
  const store = new PageStore(roomy)
  for (let page = 0; page < 50; page++) put(store, `/${page}`, anEntry([`article:${page}`, 'site']))
  store.purgeTags(['article:7', 'article:8', 'unheard-of'])
  const there = Array.from({ length: 50 }, (_, page) => page).filter((page) => has(store, `/${page}`))
  expect(there).toEqual(
    Array.from({ length: 50 }, (_, page) => page).filter((page) => ![7, 8].includes(page)),
  )
  put(store, '/7', anEntry(['article:7', 'site']))
  expect([has(store, '/7'), has(store, '/8')]).toEqual([true, false])
  store.purgeTags(['site'])
  expect(Array.from({ length: 50 }, (_, page) => has(store, `/${page}`))).not.toContain(true)
})

it('deletes purged entries in the background, and then remembers no purge', async () => {
  const store = new PageStore(roomy)
  for (let page = 0; page < 3_000; page++)
    put(
      store,
      `/${page}`,
      anEntry([`article:${page}`, page % 2 ? 'odd' : 'even'], { status: page % 3 ? 200 : 404 }),
    )
  const whole = store.bytes
  store.purgeTags(['odd'])
  store.purgeTags(['article:0', 'another'])
  await swept(store)
  expect([store.count, store.purgedTags]).toEqual([1_499, 0])
  expect(store.bytes).toBeLessThan(whole * 0.51)
  store.purgeTags(['even'])
  await swept(store)
  expect([store.count, store.bytes, store.purgedTags]).toEqual([0, 0, 0])
})

it('remembers a purge while an older render is in flight', async () => {
  const store = new PageStore(roomy)
  const render = store.begin('/slow')
  store.purgeTags(['a'])
  await sleep(200)
  expect(store.purgedTags).toBe(1)
  store.put('/slow', anEntry(['a']), render)
  store.end(render)
  expect(has(store, '/slow')).toBe(false)
  store.purgeTags(['b'])
  await swept(store)
  expect(store.purgedTags).toBe(0)
})

it('remembers a bounded number of tags: beyond it everything counts as purged', () => {
  const store = new PageStore(roomy)
  const render = store.begin('/slow')
  put(store, '/a', anEntry(['a']))
  for (let tag = 0; tag < 50_000; tag++) store.purgeTags([`article:${tag}`])
  expect(store.purgedTags).toBeLessThanOrEqual(20_000)
  expect(has(store, '/a')).toBe(false)
  store.put('/slow', anEntry(['a']), render)
  expect(has(store, '/slow')).toBe(false)
  put(store, '/a', anEntry(['a']))
  expect(has(store, '/a')).toBe(true)
})

it('does not store a render that began before a purge by tag, by key, or of all', () => {
  for (const happen of [
    (store: PageStore) => store.purgeTags(['b', 'a']),
    (store: PageStore) => store.purgeKey('/a'),
    (store: PageStore) => store.purgeAll(),
  ]) {
    const store = new PageStore(roomy)
    const render = store.begin('/a')
    happen(store)
    store.put('/a', anEntry(['a']), render)
    expect(store.count).toBe(0)
    store.end(render)
    put(store, '/a', anEntry(['a']))
    expect(store.count).toBe(1)
  }
})

it('evicts the least recently used entry, and stores none that is larger than the bound', () => {
  const store = new PageStore({ maxBytes: 60_000, maxMissingBytes: 2_000 })
  put(store, '/hot', anEntry(['hot']))
  for (let page = 0; page < 500; page++) {
    put(store, `/${page}`, anEntry([`article:${page}`, 'site']))
    expect(has(store, '/hot')).toBe(true)
    expect(store.bytes).toBeLessThanOrEqual(60_000)
  }
  expect(store.count).toBeGreaterThan(30)
  expect([has(store, '/499'), has(store, `/${500 - store.count - 2}`)]).toEqual([true, false])
  const { count } = store
  put(store, '/huge', anEntry([], { length: 70_000 }))
  expect([has(store, '/huge'), store.count]).toEqual([false, count])
})

it('counts the bytes of body, key, tags and header fields', async () => {
  v8.setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const taken = async () => {
    // The memory of buffers is freed in the background.
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
        anEntry(tags, { length, headers: { ...headers, 'cache-tag': tags.join() } }),
      )
    }
  }
  for (const length of [300, 6_000]) {
    // Once before, for what is allocated at first use.
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
