import type { IncomingHttpHeaders } from 'node:http'
import { canonicalTarget } from '../addresses.ts'
import { config } from '../config.ts'
import { watchPageCache } from '../metrics/page-cache.ts'
import type { Handler } from '../page-cache/capture.ts'
import { purgesForValues } from '../page-cache/kept-value.ts'
import { PageCache } from '../page-cache/page-cache.ts'
import { PurgeChannel, type PurgeListener } from '../page-cache/purge-channel.ts'
import { onLocalPurge } from '../page-cache/purge-tags.ts'
import { reportFailure } from '../report.ts'
import { refuseForNow } from './limit-requests.ts'
import { answerPlainly } from './plain-answer.ts'

const MB = 1_048_576

export type PortalCache = {
  cache: PageCache
  purge(tags: readonly string[]): void
  open(): Promise<void>
  close(): Promise<void>
}

/**
 * The cache of this process in front of `origin`, with the portal's addresses, and the channel that keeps it true. Until
 * `open` has been called, and whenever the channel is broken, pages are made for who asks and not kept.
 */
export function portalCache(origin: Handler, { developing }: { developing: boolean }): PortalCache {
  const { pageCacheMb, sendCacheTags } = config()
  let channel: PurgeChannel | null = null
  const isCurrent = () => channel?.isOpen ?? false
  const cache = new PageCache({
    origin,
    // The development server streams, reloads and answers with what it has just compiled.
    keyOf: developing || pageCacheMb === 0 ? () => null : canonicalTarget,
    // What readers get is the same for everybody, signed in or not: nothing that a client sends gets past what is kept.
    isPersonal: () => false,
    askWith: askedInNobodysName(),
    isCurrent,
    // What changes announces it by tag; a form's redirect changes nothing.
    forgetsWhatIsChanged: false,
    withheld: sendCacheTags ? [] : ['cache-tag'],
    report: (error) => reportFailure(error, 'a page could not be made'),
    fail: (response) => answerPlainly(response, 500, '服务出错了，我们会尽快处理。'),
    refuse: refuseForNow,
    ...(pageCacheMb > 0 ? { maxBytes: pageCacheMb * MB } : {}),
  })
  const purges = both(cache, purgesForValues(isCurrent))
  onLocalPurge(purges.purge)
  return {
    cache,
    purge: purges.purge,
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
    purge: (tags) => {
      one.purge(tags)
      other.purge(tags)
    },
    clear: () => {
      one.clear()
      other.clear()
    },
  }
}

/** A page for everybody is asked for in nobody's name: nothing that a client sends can get into it. */
function askedInNobodysName(): IncomingHttpHeaders {
  const { host, protocol } = new URL(config().siteUrl)
  return {
    host,
    accept: '*/*',
    'accept-encoding': 'identity',
    'user-agent': 'citysite',
    'x-forwarded-proto': protocol.slice(0, -1),
  }
}
