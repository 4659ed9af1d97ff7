import { randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'
import { CacheEntry } from '#lib/page-cache/cache-entry.ts'
import { PageStore } from '#lib/page-cache/page-store.ts'
import { median } from '../load.ts'
import { atMost, type Row } from '../table.ts'

const MANY = 200_000
const FEW = 100
const LOOKUPS = 50_000
const ROUNDS = 5
const BODY_BYTES = 400

/** A page store with 200,000 entries: how long a purge blocks, what a lookup costs, whether bytes are counted correctly. */
export async function measurePageStore(): Promise<Row[]> {
  const collect = garbageCollection()
  fill(MANY / 10)
  const before = collect()
  const store = fill(MANY)
  const counted = (collect() - before) / store.bytes
  const [among, amongFew] = [lookupUs(store, MANY), lookupUs(store, FEW)]
  const microseconds = (value: number) => `${value.toFixed(1)} µs`
  const milliseconds = (value: number) => `${value.toFixed(1)} ms`
  const many = MANY.toLocaleString('en')
  return [
    atMost(
      20,
      `purge of all ${many} cache entries, by tag`,
      'longest time the event loop was blocked',
      await held(store),
      milliseconds,
    ),
    atMost(
      5,
      `lookup among ${many} cache entries`,
      `${microseconds(amongFew)} among ${FEW}`,
      among,
      microseconds,
    ),
    atMost(1.1, 'memory of cache entries', 'the bytes counted', counted, (ratio) => `${ratio.toFixed(2)} ×`),
  ]
}

/** Runs the garbage collector.
 *  @returns the bytes in use after it */
function garbageCollection(): () => number {
  v8.setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  return () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
}

function fill(count: number): PageStore {
  const store = new PageStore({ maxBytes: 2 ** 40, maxMissingBytes: 0 })
  for (let id = 0; id < count; id++) {
    const render = store.begin(keyOf(id))
    store.put(keyOf(id), anEntry(id), render)
    store.end(render)
  }
  return store
}

const keyOf = (id: number) => `/articles/${id}`

/** Like an article's, with a short body. */
function anEntry(id: number): CacheEntry {
  const tags = [`article:${id}`, ...Array.from({ length: 7 }, (_, at) => `named:${id + at}`), 'site']
  const headers = {
    'cache-control': 'public, max-age=0, must-revalidate, s-maxage=60',
    'content-type': 'text/html; charset=utf-8',
    'cache-tag': tags.join(', '),
    etag: `W/"${randomBytes(16).toString('base64url')}"`,
    link: `<https://news.example.cn${keyOf(id)}>; rel="canonical"`,
  }
  return new CacheEntry({
    response: { status: 200, headers, body: Buffer.alloc(BODY_BYTES, 'x') },
    policy: { seconds: 600, age: 0, tags, vary: [] },
    requestedAt: performance.now(),
    requestHeaders: {},
  })
}

/** Microseconds of one lookup among the first `among` keys. */
function lookupUs(store: PageStore, among: number): number {
  const keys = Array.from({ length: LOOKUPS }, (_, at) => keyOf((at * 7_919) % among))
  const rounds = Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    for (const key of keys) store.get(key, from)
    return ((performance.now() - from) * 1e3) / LOOKUPS
  })
  return median(rounds)
}

/** The longest time that the thread worked without a pause, from the purge until the sweep has ended. */
async function held(store: PageStore): Promise<number> {
  const from = busyMs()
  store.purgeTags(['site'])
  let longest = busyMs() - from
  while (store.count > 0) {
    const before = busyMs()
    await turn()
    longest = Math.max(longest, busyMs() - before)
  }
  return longest
}

/** Milliseconds of processor time of this thread. */
function busyMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
