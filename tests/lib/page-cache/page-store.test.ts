import { expect, it } from 'vitest'
import { KeptPage } from '#lib/page-cache/kept-page.ts'
import { PageStore } from '#lib/page-cache/page-store.ts'

function aPage(tags: string[], { status = 200, length = 100 } = {}) {
  return new KeptPage({
    captured: { status, headers: { 'cache-control': 's-maxage=60' }, body: Buffer.alloc(length, 'x') },
    keepable: { seconds: 60, age: 0, tags, vary: [] },
    askedAt: performance.now(),
    askedWith: {},
  })
}

const bounds = { maxBytes: 20_000, maxMissingBytes: 5_000 }

function put(store: PageStore, key: string, page: KeptPage) {
  const rendering = store.begin(key)
  store.put(key, page, rendering)
  store.end(rendering)
}

it('knows of no tag that no page carries any more, however pages leave', () => {
  const store = new PageStore(bounds)
  for (let page = 0; page < 500; page++) put(store, `/${page}`, aPage([`article:${page}`, 'site']))
  expect(store.count).toBeLessThan(20)
  expect(store.tags).toBe(store.count + 1)
  store.purge(['article:499'])
  expect(store.tags).toBe(store.count + 1)
  put(store, '/498', aPage(['another']))
  expect(store.tags).toBe(store.count + 1)
  store.invalidate('/498')
  store.purge(['site'])
  expect([store.count, store.tags, store.bytes]).toEqual([0, 0, 0])
})

it('puts a better page in the place of the very one it was made of, and of no other', () => {
  const store = new PageStore(bounds)
  const [first, second, better] = [aPage(['a']), aPage(['a']), aPage(['a'])]
  put(store, '/a', first)
  store.purge(['a'])
  store.replace('/a', first, better)
  expect(store.count).toBe(0)
  put(store, '/a', second)
  store.replace('/a', first, better)
  expect(store.get('/a', performance.now())).toBe(second)
  store.replace('/a', second, better)
  expect(store.get('/a', performance.now())).toBe(better)
  store.purge(['a'])
  expect([store.count, store.tags]).toEqual([0, 0])
})

it('refuses a page that began before its tag was purged, its address changed, or everything was dropped', () => {
  for (const happen of [
    (store: PageStore) => store.purge(['b', 'a']),
    (store: PageStore) => store.invalidate('/a'),
    (store: PageStore) => store.clear(),
  ]) {
    const store = new PageStore(bounds)
    const rendering = store.begin('/a')
    happen(store)
    store.put('/a', aPage(['a']), rendering)
    expect(store.count).toBe(0)
    store.end(rendering)
    put(store, '/a', aPage(['a']))
    expect(store.count).toBe(1)
  }
})
