import { beforeEach, describe, expect, it } from 'vitest'
import { InFlightRender } from '#lib/page-cache/in-flight-render.ts'
import { PurgeLog } from '#lib/page-cache/purge-log.ts'

let log: PurgeLog
beforeEach(() => {
  log = new PurgeLog()
})

describe('a value with tags', () => {
  it('is stale from the purge of one of them on, and not by the purge of others', () => {
    const since = log.count
    log.purgeTags(['article:2', 'front'])
    expect(log.isStale(['article:1', 'site'], since)).toBe(false)
    expect(log.isStale(['article:1', 'front'], since)).toBe(true)
    expect(log.isStale([], since)).toBe(false)
  })

  it('is not stale when it was made after the purge', () => {
    log.purgeTags(['front'])
    expect(log.isStale(['front'], log.count)).toBe(false)
    const since = log.count
    log.purgeTags(['site'])
    expect(log.isStale(['front'], since)).toBe(false)
  })

  it('is stale after a purge of all, whatever its tags, and one made afterwards is not', () => {
    const since = log.count
    log.purgeAll()
    expect(log.isStale([], since)).toBe(true)
    expect(log.isStale(['front'], log.count)).toBe(false)
  })
})

describe('what the log remembers', () => {
  it('is each tag once, with its last purge', () => {
    for (let times = 0; times < 5; times++) log.purgeTags(['front', 'site'])
    expect(log.tags).toBe(2)
    expect(log.isStale(['front'], log.count - 1)).toBe(true)
  })

  it('is pruned up to a count, in the order of the last purges', () => {
    log.purgeTags(['a'])
    log.purgeTags(['b'])
    const upTo = log.count
    log.purgeTags(['a'])
    log.prune(upTo)
    expect(log.tags).toBe(1)
    expect(log.isStale(['a'], upTo)).toBe(true)
    expect(log.isStale(['b'], upTo)).toBe(false)
  })

  it('is nothing after a purge of all', () => {
    log.purgeTags(['a', 'b'])
    log.purgeAll()
    expect(log.tags).toBe(0)
  })
})

describe('a render in flight', () => {
  it('is stale when its key or one of its tags is purged while it runs, and not by what was purged before', () => {
    log.purgeTags(['article:1'])
    const [byTag, byKey, untouched] = ['/a', '/b', '/c'].map((key) => new InFlightRender(key, log))
    log.purgeTags(['article:2'])
    byKey?.purge()
    expect(byTag?.isStale(['article:2'])).toBe(true)
    expect(byKey?.isStale([])).toBe(true)
    expect(untouched?.isStale(['article:1'])).toBe(false)
  })
})
