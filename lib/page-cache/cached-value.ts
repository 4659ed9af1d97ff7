import { processSingleton } from '../process-singleton.ts'
import type { PurgeListener } from './purge-channel.ts'

/** The same as for pages: a change made in the database by hand sends no purge. */
const LIFETIME_MS = 60_000

type Reading<Value> = { value: Promise<Value>; startedAt: number; isStale: boolean }

/** The purges that arrive in this process. */
type PurgeSource = { receivesPurges(): boolean; readonly listeners: Set<PurgeListener> }

const source = () =>
  processSingleton(
    'cached-values',
    (): PurgeSource => ({ receivesPurges: () => false, listeners: new Set() }),
  )

/** Connects the cached values of this process with the purges.
 *  @param receivesPurges whether purges arrive at present; while they do not, values are read each time
 *  @returns the listener that purges them */
export function cachedValuePurges(receivesPurges: () => boolean): PurgeListener {
  source().receivesPurges = receivesPurges
  return {
    purgeTags: (tags) => {
      for (const { purgeTags } of source().listeners) purgeTags(tags)
    },
    purgeAll: () => {
      for (const { purgeAll } of source().listeners) purgeAll()
    },
  }
}

/**
 * Caches a small value that every page shows. It is read again when its tag is purged and after a minute. A value whose
 * reading began before a purge is not returned to callers that came after it.
 */
export function cachedValue<Value>(tag: string, read: () => Promise<Value>): () => Promise<Value> {
  const cached: { reading: Reading<Value> | null } = { reading: null }
  const purgeAll = () => {
    if (cached.reading) cached.reading.isStale = true
    cached.reading = null
  }
  source().listeners.add({ purgeAll, purgeTags: (tags) => tags.includes(tag) && purgeAll() })

  const start = (): Reading<Value> => {
    const reading = { value: read(), startedAt: performance.now(), isStale: false }
    cached.reading = reading
    reading.value.catch(() => {
      if (cached.reading === reading) cached.reading = null
    })
    return reading
  }
  return async () => {
    if (!source().receivesPurges()) return read()
    const current = cached.reading
    const isOld = current === null || performance.now() - current.startedAt > LIFETIME_MS
    const reading = isOld ? start() : current
    const value = await reading.value
    // Purged while it was read: it may show the state before.
    return reading.isStale ? read() : value
  }
}
