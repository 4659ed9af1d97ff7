import { oncePerProcess } from '../process.ts'
import type { PurgeListener } from './purge-channel.ts'

/** As long as pages are kept; whoever changes the database by hand announces nothing. */
const MOST_MS = 60_000

type Reading<Value> = { found: Promise<Value>; begunAt: number; isStale: boolean }

/** The purges as they arrive in this process, for values that are kept beside the pages. */
type Source = { isCurrent(): boolean; readonly listeners: Set<PurgeListener> }

const source = () =>
  oncePerProcess('kept-values', (): Source => ({ isCurrent: () => false, listeners: new Set() }))

/** Hands purges on to every kept value of this process.
 *  @param isCurrent whether purges arrive; without them nothing is kept */
export function purgesForValues(isCurrent: () => boolean): PurgeListener {
  source().isCurrent = isCurrent
  return {
    purge: (tags) => {
      for (const { purge } of source().listeners) purge(tags)
    },
    clear: () => {
      for (const { clear } of source().listeners) clear()
    },
  }
}

/**
 * A small value that every page shows: read once, and again when its tag is purged. Like a page it is not kept when a
 * purge overtook its reading, and read for each who asks while no purges arrive.
 */
export function keptValue<Value>(tag: string, read: () => Promise<Value>): () => Promise<Value> {
  const kept: { reading: Reading<Value> | null } = { reading: null }
  const clear = () => {
    if (kept.reading) kept.reading.isStale = true
    kept.reading = null
  }
  source().listeners.add({ clear, purge: (tags) => tags.includes(tag) && clear() })

  const begin = (): Reading<Value> => {
    const reading = { found: read(), begunAt: performance.now(), isStale: false }
    kept.reading = reading
    reading.found.catch(() => {
      if (kept.reading === reading) kept.reading = null
    })
    return reading
  }
  return async () => {
    if (!source().isCurrent()) return read()
    const before = kept.reading
    const isOld = before === null || performance.now() - before.begunAt > MOST_MS
    const reading = isOld ? begin() : before
    const value = await reading.found
    // What a purge overtook may show what was before it.
    return reading.isStale ? read() : value
  }
}
