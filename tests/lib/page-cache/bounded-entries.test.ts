import { beforeEach, describe, expect, it } from 'vitest'
import { BoundedEntries } from '#lib/page-cache/bounded-entries.ts'
import { CacheEntry } from '#lib/page-cache/cache-entry.ts'

function anEntry(length = 100): CacheEntry {
  return new CacheEntry({
    response: { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.alloc(length, 'x') },
    policy: { seconds: 60, age: 0, tags: [], vary: [] },
    requestedAt: performance.now(),
    requestHeaders: {},
  })
}

let entries: BoundedEntries
beforeEach(() => {
  entries = new BoundedEntries(10_000)
})
const keys = () => [...entries.entries()].map(({ key }) => key).sort()

describe('entries bounded in bytes', () => {
  it('are found by their key, the last one of a key in place of the one before', () => {
    const [one, other] = [anEntry(), anEntry()]
    entries.set('/a', one)
    entries.set('/b', anEntry())
    entries.set('/a', other)
    expect(entries.get('/a')).toBe(other)
    expect(entries.get('/c')).toBeUndefined()
    expect(entries.count).toBe(2)
  })

  it('take as many bytes as are left when they are deleted: none', () => {
    for (const key of ['/', '', '/articles/1', '/首页']) entries.set(key, anEntry())
    expect(entries.bytes).toBeGreaterThan(4 * 100)
    for (const key of ['/', '', '/articles/1', '/首页', '/articles/1']) entries.delete(key)
    expect([entries.bytes, entries.count]).toEqual([0, 0])
  })

  it('make place for a new one: first goes what was used longest ago', () => {
    for (const key of ['/a', '/b', '/c']) entries.set(key, anEntry(2_000))
    const first = entries.get('/a')
    if (first) entries.touch(first)
    entries.set('/d', anEntry(2_000))
    expect(keys()).toEqual(['/a', '/c', '/d'])
  })

  it('do not include one that is larger than all of them together, and keep no older one of its key', () => {
    entries.set('/a', anEntry())
    entries.set('/b', anEntry())
    entries.set('/a', anEntry(10_001))
    expect(keys()).toEqual(['/b'])
    expect(entries.bytes).toBeLessThan(1_000)
  })

  it('are counted again once a body has grown, and make place then, too', async () => {
    const grown = anEntry(4_000)
    for (const key of ['/a', '/b', '/c']) entries.set(key, anEntry(2_000))
    entries.set('/d', grown)
    const { count } = entries
    await grown.recompress()
    entries.recount(grown)
    expect(entries.bytes).toBeLessThanOrEqual(10_000)
    expect(grown.countedBytes).toBe(grown.bytes + '/d'.length + 80)
    expect(entries.count).toBeLessThanOrEqual(count)
  })

  it('are not counted for one that was replaced while it grew', async () => {
    const old = anEntry(4_000)
    entries.set('/a', old)
    entries.set('/a', anEntry())
    const { bytes } = entries
    await old.recompress()
    entries.recount(old)
    expect(entries.bytes).toBe(bytes)
  })

  it('can be deleted while they are visited', () => {
    for (let page = 0; page < 12; page++) entries.set(`/${page}`, anEntry())
    for (const { key } of entries.entries()) entries.delete(key)
    expect(entries.count).toBe(0)
  })
})
