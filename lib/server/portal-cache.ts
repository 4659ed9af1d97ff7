import type { IncomingHttpHeaders } from 'node:http'
import { canonicalTarget } from '../canonical-target.ts'
import { config } from '../config.ts'
import { logs } from '../logs.ts'
import { watchPageCache } from '../metrics/page-cache-metrics.ts'
import { cachedValuePurges } from '../page-cache/cached-value.ts'
import type { OriginHandler } from '../page-cache/fetch-from-origin.ts'
import { PageCache } from '../page-cache/page-cache.ts'
import { PurgeChannel, type PurgeListener } from '../page-cache/purge-channel.ts'
import { onLocalPurge } from '../page-cache/purge-tags.ts'
import { reportFailure } from '../report.ts'
import { sendOverload } from './limit-requests.ts'
import { sendText } from './send-text.ts'

const MB = 1_048_576

export type PortalCache = {
  cache: PageCache
  purgeTags(tags: readonly string[]): void
  /** Connects the purge channel. */
  open(): Promise<void>
  close(): Promise<void>
}

/**
 * The page cache of this process in front of `origin`, with the portal's addresses and its purge channel. Before `open`,
 * and whenever the channel is broken, the cache is bypassed.
 */
export function portalCache(origin: OriginHandler, { developing }: { developing: boolean }): PortalCache {
  const { pageCacheMb, sendCacheTags } = config()
  let channel: PurgeChannel | null = null
  const receivesPurges = () => channel?.isOpen ?? false
  const cache = new PageCache({
    origin,
    // The development server streams, reloads and answers with code that it has just compiled.
    keyOf: developing || pageCacheMb === 0 ? () => null : canonicalTarget,
    // Reader pages are the same for everybody, signed in or not: no field of a request bypasses the cache.
    isPersonal: () => false,
    originHeaders: anonymousHeaders(),
    receivesPurges,
    // Every change purges by tag; a form's redirect changes nothing.
    invalidatesOnUnsafeMethods: false,
    omittedFields: sendCacheTags ? [] : ['cache-tag'],
    onError: (error) => reportFailure(error, 'a page could not be rendered'),
    onTooManyTags: (key) => logs().warn({ target: key }, 'a page has too many tags to be cached'),
    answerFailure: (response) => sendText(response, 500, '服务出错了，我们会尽快处理。'),
    answerOverload: sendOverload,
    ...(pageCacheMb > 0 ? { maxBytes: pageCacheMb * MB } : {}),
  })
  const purges = both(cache, cachedValuePurges(receivesPurges))
  onLocalPurge(purges.purgeTags)
  return {
    cache,
    purgeTags: purges.purgeTags,
    open: async () => {
      channel = new PurgeChannel(config().databaseUrl ?? '', purges)
      watchPageCache(cache, channel)
      await channel.start()
    },
    close: async () => channel?.stop(),
  }
}

function both(one: PurgeListener, other: PurgeListener): PurgeListener {
  return {
    purgeTags: (tags) => {
      one.purgeTags(tags)
      other.purgeTags(tags)
    },
    purgeAll: () => {
      one.purgeAll()
      other.purgeAll()
    },
  }
}

/** The request fields for cached pages, the same for all clients: nothing that a client sends can get into an entry. */
function anonymousHeaders(): IncomingHttpHeaders {
  const { host, protocol } = new URL(config().siteUrl)
  return {
    host,
    accept: '*/*',
    'accept-encoding': 'identity',
    'user-agent': 'citysite',
    'x-forwarded-proto': protocol.slice(0, -1),
  }
}
